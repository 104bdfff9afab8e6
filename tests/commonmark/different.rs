//! Where we differ from CommonMark on purpose.

/// Why, and in which examples of version 0.31.2. The test also fails when one of them agrees after
/// all.
pub const DIFFERENT: &[(&str, &[u32])] = &[
    (
        "elements and attributes that may do harm, or mean nothing, are taken out of raw HTML",
        &[
            150, 153, 154, 163, 169, 170, 171, 172, 173, 176, 178, 201, 491, 524, 536, 613, 614,
            615, 616, 617,
        ],
    ),
    (
        "comments, declarations, processing instructions and CDATA do not go into a page",
        &[177, 179, 180, 182, 183, 308, 309, 625, 626, 627, 628, 629],
    ),
    (
        "links have a scheme that every reader's computer knows, or none",
        &[596, 598, 599, 601],
    ),
    (
        "bare addresses become links, as on GitHub",
        &[602, 608, 611],
    ),
];

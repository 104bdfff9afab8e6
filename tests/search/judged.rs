//! Judged queries, and the quality of a ranking on them.

use std::fs;
use std::path::Path;

/// One query with what its reader would want.
#[derive(Debug)]
pub struct Judged {
    pub reader: String,
    pub kind: String,
    pub query: String,
    /// Address and grade, 1 to 3.
    pub wanted: Vec<(String, u32)>,
}

/// Reads `tests/search/queries/{half}.txt`.
pub fn read(half: &str) -> Vec<Judged> {
    let path =
        Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/search/queries/{half}.txt"));
    let mut all: Vec<Judged> = Vec::new();
    for line in fs::read_to_string(path)
        .unwrap()
        .lines()
        .filter(|line| !line.starts_with('#'))
    {
        if let Some((labels, query)) = line
            .strip_prefix('[')
            .and_then(|rest| rest.split_once("] "))
        {
            let (reader, kind) = labels.split_once(' ').unwrap();
            all.push(Judged {
                reader: reader.into(),
                kind: kind.into(),
                query: query.into(),
                wanted: Vec::new(),
            });
        } else if let Some((grade, address)) = line.split_once(' ') {
            all.last_mut()
                .unwrap()
                .wanted
                .push((address.into(), grade.parse().unwrap()));
        }
    }
    all
}

/// Measures over queries: means.
#[derive(Debug, Default, Clone, Copy)]
pub struct Measures {
    /// Normalised discounted cumulative gain of the first ten, gains 2^grade - 1 (Järvelin and
    /// Kekäläinen 2002).
    pub ndcg: f64,
    /// One over the rank of the first result of the best grade that the query has.
    pub mrr: f64,
    /// A result of the best grade is among the first three.
    pub success: f64,
    /// No result at all.
    pub empty: f64,
}

/// What one ranking is worth to one query.
pub fn measure(judged: &Judged, ranked: &[String]) -> Measures {
    let grade = |address: &String| {
        judged
            .wanted
            .iter()
            .find(|(wanted, _)| wanted == address)
            .map_or(0, |(_, grade)| *grade)
    };
    let gain = |grade: u32| f64::from(2_u32.pow(grade) - 1);
    let discounted = |grades: &[u32]| -> f64 {
        grades
            .iter()
            .take(10)
            .enumerate()
            .map(|(rank, grade)| gain(*grade) / (rank as f64 + 2.0).log2())
            .sum()
    };
    let grades: Vec<u32> = ranked.iter().map(grade).collect();
    let mut ideal: Vec<u32> = judged.wanted.iter().map(|(_, grade)| *grade).collect();
    ideal.sort_by_key(|grade| std::cmp::Reverse(*grade));
    let best = ideal[0];
    let first = grades.iter().position(|grade| *grade == best);
    Measures {
        ndcg: discounted(&grades) / discounted(&ideal),
        mrr: first.map_or(0.0, |rank| 1.0 / (rank as f64 + 1.0)),
        success: f64::from(u8::from(first.is_some_and(|rank| rank < 3))),
        empty: f64::from(u8::from(ranked.is_empty())),
    }
}

/// The means of several.
pub fn mean(all: &[Measures]) -> Measures {
    let count = all.len().max(1) as f64;
    let of = |part: fn(&Measures) -> f64| all.iter().map(part).sum::<f64>() / count;
    Measures {
        ndcg: of(|m| m.ndcg),
        mrr: of(|m| m.mrr),
        success: of(|m| m.success),
        empty: of(|m| m.empty),
    }
}

//! Capital letters that need no words after them.

/// What everybody knows, or knows only so: of everyday life, of health, of files, names of places
/// and of makers.
const EVERYDAY: &str = "AA AAA AD AIDS AKA AM ASAP ATM AZ BBC BC BMI BMW CBT CC CCTV CD CEO CIA COVID CPR CT CV DC DIY \
    DNA DVD ECG EU FAQ FAX FBI GCSE GIF GP GPS HD HIV HM HQ HR IBM ID IKEA IQ ISO IT IVF JR KG LCD LED MA MBA MMR MP MRI MRSA NASA \
    NATO NB NE NHS NW OK PA PC PE PIN PM PPE PS QR RSVP SE SIM SMS SOS SW TB TBA TBC TV UK UN UPS US USA USB VAT VIP \
    WC YMCA";

/// Kinds and names of files, languages that computers read, tools that have no other name,
/// licences.
const COMPUTERS: &str = "AGPL ASCII AVI BMP BSD CPU CSS CSV DOC DOCX GNU GITHUB GOV GPL HEIC HTML HTTP HTTPS JAWS JIRA JPEG JPG JSON LGPL \
    LINK MIME MIT MOV MPEG MS NVDA ODS ODT OS PDF PHP PNG PPT PPTX PSD RAM README RSS RGB RTF SPSS SQL SVG TIF TIFF TLDR TXT UTF URL \
    VS WEBP WMV XLS XLSX XML YAML ZIP";

/// Words that are written large for their weight, or since a form has them so.
const WORDS: &str = "ACTION ADD ALERT ALL ALSO ALWAYS AN AND ANY ARE AS ASK AT BAD BE BEFORE BOTH BUT BY CALL CAN CLOSE \
    CLOSED DATE DEBUG DO DOES DONE DONT DR DRAFT DUE EACH ELSE EMPTY END ENTER ERROR ETC EVEN EVERY EXIT FAIL FAILED FALSE \
    FIRST FOR FREE FROM FULL GET GIVE GO GOOD HAD HAS HAVE HELP HIGH HOW IF IN INFO INTO IS ITS KEEP LAST LESS LIST LOW \
    MAIN MAY ME MISS MORE MOST MR MRS MUCH MUST MY NA NAME NAMES NEED NEVER NEW NEXT NO NONE NOT NOTE NOTES NOW NULL OF OFF \
    OLD ON ONCE ONE ONLY OPEN OR OTHER OUR OUT OVER OWN PAGE PART PASS PLEASE PUT READ REAL SAFE SAME SAY SEE SEND SENT SET \
    SHALL SHE SHOULD SHOW SIX SO SOME START STEP STOP SUCH TAKE TEN TEST TEXT THAN THAT THE THEIR THEM THEN THERE THESE \
    THEY THIS THREE TIME TIP TITLE TO TODAY TODO TOO TRUE TRY TWO UNDER UNTIL UP URGENT USE USED USER VALUE VERY WAIT WAS \
    WE WERE WHAT WHEN WHERE WHICH WHY WILL WITH YES YET YOU YOUR ZERO";

/// States of the USA, as addresses have them after a comma.
const STATES: &str = "AL AK AZ AR CA CO CT DC DE FL GA HI IA ID IL IN KS KY LA MA MD ME MI MN MO MS MT NC ND NE NH NJ NM NV \
    NY OH OK OR PA RI SC SD TN TX UT VA VT WA WI WV WY";

/// Short forms that are words, too: where the word is on the page, that says nothing of them.
const BOTH: &str = "ACT CARE FAST ICE NEWS PIP RICE SMART WHO";

/// Whether nobody needs to be told what `short` stands for.
pub(super) fn is_known(short: &str) -> bool {
    // `SLOWLY`, `GOING`: hardly any short form ends so.
    let is_word = short.len() > 4 && (short.ends_with("LY") || short.ends_with("ING"));
    is_word
        || is_number(short)
        || [EVERYDAY, COMPUTERS, WORDS]
            .iter()
            .any(|list| holds(list, short))
}

/// A state of the USA, in an address.
pub(super) fn is_state(short: &str) -> bool {
    holds(STATES, short)
}

/// Whether `short` may be a short form although its letters are a word.
pub(super) fn is_word_as_well(short: &str) -> bool {
    holds(BOTH, short)
}

fn holds(list: &str, short: &str) -> bool {
    list.split_ascii_whitespace().any(|one| one == short)
}

/// In Roman figures.
fn is_number(short: &str) -> bool {
    short.bytes().all(|byte| matches!(byte, b'I' | b'V' | b'X'))
}

//! Text as people type and paste it: lettered lists, lines that begin with a colon, notes between
//! words.

use crate::common::Project;

fn page(body: &str) -> Project {
    Project::new()
        .md("content/a.md", "A", body)
        .build()
        .ok()
        .page("a.html")
}

#[test]
fn lettered_lists_are_lists() {
    page("The duties are:\na) to assess\nb) to plan,\n   with others\nc) to review")
        .attrs(".prose ol", "type", &["a"])
        .attrs(".prose ol", "class", &["closed"])
        .texts(
            ".prose ol > li",
            &["to assess", "to plan, with others", "to review"],
        );
    page("(a) one\n\n(b) two")
        .attrs(".prose ol", "class", &["bracketed"])
        .texts(".prose ol > li > p", &["one", "two"]);
    page("c. three\nd. four")
        .attrs(".prose ol", "type", &["a"])
        .attrs(".prose ol", "start", &["3"])
        .hasnt(".prose ol[class]");
    page("A) one\nB) two").attrs(".prose ol", "type", &["A"]);
    page("(1) one\n(2) two")
        .attrs(".prose ol", "class", &["bracketed"])
        .hasnt(".prose ol[type]");
    page("1. one\n2. two")
        .hasnt(".prose ol[type]")
        .hasnt(".prose ol[class]");
}

#[test]
fn roman_numbers_are_told_from_letters() {
    page("i. one\nii. two")
        .attrs(".prose ol", "type", &["i"])
        .hasnt(".prose ol[start]");
    page("h) eight\ni) nine")
        .attrs(".prose ol", "type", &["a"])
        .attrs(".prose ol", "start", &["8"]);
    page("iii. three\niv. four")
        .attrs(".prose ol", "type", &["i"])
        .attrs(".prose ol", "start", &["3"]);
}

#[test]
fn lettered_lists_stand_in_lists_and_quotes_and_beside_others() {
    page("a) one\n   i) within\n   ii) within too\nb) two")
        .attrs(".prose ol ol", "type", &["i"])
        .texts(".prose ol ol > li", &["within", "within too"]);
    page("- item\n  a) one\n  b) two").texts(".prose ul > li > ol > li", &["one", "two"]);
    page("> a) one\n> b) two").texts(".prose blockquote > ol > li", &["one", "two"]);
    page("a) one\nb) two\n\ni) three\nii) four").attrs(".prose ol", "type", &["a", "i"]);
}

#[test]
fn what_only_looks_like_a_letter_of_a_list_stays_text() {
    for body in [
        "a) alone",
        "A. Smith\nB. Jones",
        "See\nb) and\nc) there.",
        "a)one\nb)two",
        "e.g. this\ni.e. that",
    ] {
        page(body)
            .texts(".prose > p", &[body.replace('\n', " ").as_str()])
            .hasnt(".prose ol");
    }
    page("```\na) one\nb) two\n```").texts("pre code", &["a) one b) two"]);
    page("a) x | y\n---|---\nb) z | w")
        .texts("th", &["a) x", "y"])
        .texts("td", &["b) z", "w"]);
}

#[test]
fn the_letters_of_a_list_hold_its_ids_and_links() {
    page("a) [one](#b) and more\nb) two {#b}")
        .attrs(".prose ol > li", "id", &["-", "b"])
        .anchored();
    Project::new()
        .md("content/a.md", "A", "(a) one\n(b) [two](none.md)")
        .build()
        .fails(&["error[broken-link] content/a.md:5"]);
}

#[test]
fn only_a_colon_and_a_space_give_a_meaning() {
    page("Ratio is one to\n:1000 in most cases.")
        .texts(".prose > p", &["Ratio is one to :1000 in most cases."])
        .hasnt("dl");
    page("> Quoted text\n> :) smile").texts(".prose blockquote > p", &["Quoted text :) smile"]);
    page("Contact the team\n:: see below").texts(".prose > p", &["Contact the team :: see below"]);
    page("- One\n  :x two").texts(".prose li", &["One :x two"]);
    page("Term\n: Meaning.")
        .texts("dt", &["Term"])
        .texts("dd", &["Meaning."]);
    page("Term\n:\tMeaning.\n: Another.").texts("dd", &["Meaning.", "Another."]);
    page("```\nTerm\n:x\n```").texts("pre code", &["Term :x"]);
}

#[test]
fn findings_below_a_colon_stand_at_their_place() {
    Project::new()
        .md("content/a.md", "A", "Ratio\n:1000 and [none](none.md)")
        .build()
        .fails(&["error[broken-link] content/a.md:5"]);
}

#[test]
fn a_note_between_words_leaves_one_space() {
    for (body, text) in [
        ("See <!-- x -->this.", "See this."),
        ("Dose <!-- is it 5? -->5 mg.", "Dose 5 mg."),
        ("Give <!-- check dose --> 5 mg.", "Give 5 mg."),
        ("Give<!-- check dose --> 5 mg.", "Give 5 mg."),
        ("Give 5<!-- check --> mg.", "Give 5 mg."),
        ("One <!-- a --><!-- b --> two.", "One two."),
        ("One <!-- a --> <!-- b --> two.", "One two."),
        ("One\n<!-- z -->two.", "One two."),
        ("One <!-- z -->\ntwo.", "One two."),
        ("Un<!-- z -->broken", "Unbroken"),
    ] {
        page(body).texts(".prose > p", &[text]).not_raw("  two");
    }
}

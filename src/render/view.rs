//! What templates may use: one typed struct per page, and nothing else.
//!
//! Every address in a view is already relative to its page, so that the site works from any
//! sub-path and from `file://`. Text is plain (templates escape it); fields of type [`Html`] are
//! finished markup. An absent value is `None`, which templates see as a missing key.

use std::borrow::Cow;

use serde::Serialize;

use super::learn::view::{
    ChecklistView, CurriculumView, ModuleView, PlanView, QuizView, RecordView, ScenarioView,
    TeamView,
};
pub use super::view_parts::{DateView, Html, LinkView, MenuItem};

/// A heading in "On this page": levels 2 and 3 only, level 3 nested below its level 2.
#[derive(Debug, Clone, Serialize)]
pub struct OutlineView<'a> {
    pub id: &'a str,
    pub title: &'a str,
    pub children: Vec<OutlineView<'a>>,
}

#[derive(Debug, Clone, Serialize)]
pub struct SourceView<'a> {
    pub title: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub publisher: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date: Option<DateView>,
}

/// A leader action named by a page; its text is on the page that defines it.
#[derive(Debug, Clone, Serialize)]
pub struct ActionView<'a> {
    pub id: &'a str,
    pub href: String,
    pub text: Html,
}

/// A dated note on what changed on a page.
#[derive(Debug, Clone, Serialize)]
pub struct UpdateView<'a> {
    pub date: DateView,
    pub says: &'a str,
}

/// What happened after the date that a policy page describes; never mixed into its body.
#[derive(Debug, Clone, Serialize)]
pub struct LaterView<'a> {
    pub date: DateView,
    pub says: &'a str,
    pub source: SourceView<'a>,
}

/// A policy's status: `code` for classes and filters, `label` in words.
#[derive(Debug, Clone, Serialize)]
pub struct StatusView<'a> {
    pub code: &'static str,
    pub label: &'a str,
}

/// The same on every page; computed once per build and passed to templates as `site`.
#[derive(Debug, Clone, Serialize)]
pub struct SiteView {
    pub title: String,
    pub id: String,
    pub version: Option<String>,
    pub owner_name: Option<String>,
    pub owner_email: Option<String>,
    /// Lines of the project's own footer.
    pub footer: Option<Html>,
    /// File name under the site's root, such as `logo.svg`.
    pub logo: Option<String>,
    pub has_glossary: bool,
    pub has_news: bool,
    pub has_accent: bool,
    /// Whether there is anything to keep in the browser.
    pub has_record: bool,
    /// Permanent pages such as about and accessibility, linked in the footer; addresses are
    /// relative to the root.
    pub footer_links: Vec<FooterLink>,
    /// The language of the theme's own words (BCP 47).
    pub lang: String,
    /// Its direction: `ltr` or `rtl`.
    pub dir: &'static str,
    /// The base URL with a trailing slash, if the project has one.
    pub base_url: Option<String>,
    /// Content of the policy meta element.
    pub policy: &'static str,
}

#[derive(Debug, Clone, Serialize)]
pub struct FooterLink {
    pub href: String,
    pub title: String,
}

/// Templates see this as `page`. `extra` depends on the template: see the structs below.
#[derive(Debug, Clone, Serialize)]
pub struct PageView<'a> {
    /// `home`, `page`, `guidance`, `policy`, `hub`, `register`, `glossary`, `a-to-z`, `news`,
    /// `print`, `missing`, `quiz`, `answer-key`, `scenario`, `checklist`, `module`, `plan`,
    /// `curriculum`, `record`, `team`.
    pub kind: &'static str,
    pub title: Cow<'a, str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub summary: Option<&'a str>,
    pub lang: &'a str,
    /// Its direction: `ltr` or `rtl`.
    pub dir: &'static str,
    /// Whether it is in another language than the theme's own words.
    pub is_foreign: bool,
    /// `""`, `"../"`, `"../../"` …: from this page to the site's root.
    pub root: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub canonical: Option<String>,
    pub menu: super::view_parts::Menu<'a>,
    /// From home to the parent; the page itself is left out.
    pub breadcrumbs: Vec<LinkView<'a>>,
    pub outline: Vec<OutlineView<'a>>,
    pub body: Html,
    /// Whole minutes, at least 1.
    pub minutes: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub applies_to: Option<&'a str>,
    /// Labels from the locale ("Staff", "Educators", "Leaders").
    pub audience: Vec<&'a str>,
    pub topics: Vec<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub owner: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub published: Option<DateView>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub updated: Option<DateView>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reviewed: Option<DateView>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub review_due: Option<DateView>,
    pub sources: Vec<SourceView<'a>>,
    pub updates: Vec<UpdateView<'a>>,
    pub actions: Vec<ActionView<'a>>,
    /// Policies that this page links to or that link to it.
    pub policies: Vec<LinkView<'a>>,
    /// Pages that the page's front matter names, without policies.
    pub related: Vec<LinkView<'a>>,
    /// Where to practise the topic of the page: modules, quizzes, cases and checklists that link
    /// here.
    pub practise: Vec<LinkView<'a>>,
    /// Other pages that link here (without policies that are already listed above).
    pub backlinks: Vec<LinkView<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub previous: Option<LinkView<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next: Option<LinkView<'a>>,
    /// The section's print view.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub print: Option<LinkView<'a>>,
    pub extra: Extra<'a>,
}

/// What only one template needs; templates read the fields under `page.extra`.
#[derive(Debug, Clone, Serialize)]
#[serde(untagged)]
pub enum Extra<'a> {
    None {},
    Home(HomeView<'a>),
    Hub(HubView<'a>),
    Policy(PolicyView<'a>),
    Register(RegisterView<'a>),
    Glossary(GlossaryView<'a>),
    AToZ(AToZView<'a>),
    News(NewsView<'a>),
    Print(PrintView<'a>),
    Quiz(Box<QuizView<'a>>),
    Scenario(ScenarioView<'a>),
    Checklist(ChecklistView<'a>),
    Module(ModuleView<'a>),
    Plan(PlanView<'a>),
    Curriculum(CurriculumView<'a>),
    Record(RecordView<'a>),
    Team(TeamView<'a>),
}

/// `home.html`: three doors, the sections with what is inside, the newest notes.
#[derive(Debug, Clone, Serialize)]
pub struct HomeView<'a> {
    pub doors: Vec<DoorView<'a>>,
    pub sections: Vec<SectionView<'a>>,
    /// At most five.
    pub news: Vec<NewsItem<'a>>,
}

#[derive(Debug, Clone, Serialize)]
pub struct DoorView<'a> {
    pub title: &'a str,
    pub says: &'a str,
    pub links: Vec<LinkView<'a>>,
}

/// A section: its own page, and the pages directly inside (a sub-section counts as one entry).
#[derive(Debug, Clone, Serialize)]
pub struct SectionView<'a> {
    pub link: LinkView<'a>,
    /// Number of pages at any depth below.
    pub count: usize,
    pub children: Vec<LinkView<'a>>,
}

/// `hub.html`: an `index.md` with pages beside or below it.
#[derive(Debug, Clone, Serialize)]
pub struct HubView<'a> {
    /// Pages of this folder.
    pub pages: Vec<LinkView<'a>>,
    /// Folders below it.
    pub sections: Vec<SectionView<'a>>,
}

/// `policy.html`.
#[derive(Debug, Clone, Serialize)]
pub struct PolicyView<'a> {
    pub issuer: &'a str,
    pub status: StatusView<'a>,
    /// When the policy itself was published.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub issued: Option<DateView>,
    /// The date that the page's body describes.
    pub as_of: DateView,
    pub later: Vec<LaterView<'a>>,
}

/// `register.html`: the policy register.
#[derive(Debug, Clone, Serialize)]
pub struct RegisterView<'a> {
    pub rows: Vec<RegisterRow<'a>>,
    /// The values that occur, for the filters, in the order shown.
    pub statuses: Vec<StatusView<'a>>,
    pub issuers: Vec<&'a str>,
    pub topics: Vec<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub timeline: Option<TimelineView<'a>>,
}

#[derive(Debug, Clone, Serialize)]
pub struct RegisterRow<'a> {
    pub href: String,
    pub title: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub summary: Option<&'a str>,
    pub issuer: &'a str,
    pub status: StatusView<'a>,
    /// Absent if the source gives none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub issued: Option<DateView>,
    pub as_of: DateView,
    pub topics: Vec<&'a str>,
    /// How many later developments are recorded.
    pub later: usize,
}

/// A timeline drawn to scale in a `viewBox` of `0 0 width height`; text sizes are up to the style
/// sheet, labels are placed for 13-unit type and never overlap.
#[derive(Debug, Clone, Serialize)]
pub struct TimelineView<'a> {
    pub width: u32,
    pub height: u32,
    /// Height of the axis line.
    pub axis_y: u32,
    pub ticks: Vec<TimelineTick>,
    pub marks: Vec<TimelineMark<'a>>,
    /// Policies whose date the source does not give.
    pub undated: Vec<LinkView<'a>>,
}

#[derive(Debug, Clone, Serialize)]
pub struct TimelineTick {
    pub x: u32,
    pub label: String,
}

#[derive(Debug, Clone, Serialize)]
pub struct TimelineMark<'a> {
    pub href: String,
    pub title: &'a str,
    pub date: DateView,
    pub status: StatusView<'a>,
    /// The position of the mark on the axis.
    pub x: u32,
    /// Left edge and baseline of its label.
    pub label_x: u32,
    pub label_y: u32,
}

/// `glossary.html`.
#[derive(Debug, Clone, Serialize)]
pub struct GlossaryView<'a> {
    pub letters: Vec<GlossaryLetter<'a>>,
}

#[derive(Debug, Clone, Serialize)]
pub struct GlossaryLetter<'a> {
    /// `A` … `Z`, or `0-9`.
    pub letter: String,
    pub terms: Vec<GlossaryTermView<'a>>,
}

#[derive(Debug, Clone, Serialize)]
pub struct GlossaryTermView<'a> {
    pub id: &'a str,
    pub term: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub abbreviation: Option<&'a str>,
    pub meaning: &'a str,
    pub also: Vec<&'a str>,
    /// Pages or other terms.
    pub see: Vec<LinkView<'a>>,
}

/// `a-to-z.html`, written as `search.html`: everything on the site, by letter.
#[derive(Debug, Clone, Serialize)]
pub struct AToZView<'a> {
    pub letters: Vec<AToZLetter<'a>>,
    pub count: usize,
}

#[derive(Debug, Clone, Serialize)]
pub struct AToZLetter<'a> {
    pub letter: String,
    pub entries: Vec<LinkView<'a>>,
}

/// `news.html` ("What's new").
#[derive(Debug, Clone, Serialize)]
pub struct NewsView<'a> {
    /// Newest first.
    pub items: Vec<NewsItem<'a>>,
    pub feed: String,
}

#[derive(Debug, Clone, Serialize)]
pub struct NewsItem<'a> {
    pub date: DateView,
    pub says: &'a str,
    pub page: LinkView<'a>,
}

/// `print.html`: a whole section on one page. Ids are unique, links inside the section are
/// fragments.
#[derive(Debug, Clone, Serialize)]
pub struct PrintView<'a> {
    pub pages: Vec<PrintPage<'a>>,
    pub back: LinkView<'a>,
}

#[derive(Debug, Clone, Serialize)]
pub struct PrintPage<'a> {
    /// The anchor of this page within the print view.
    pub id: String,
    pub title: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub summary: Option<&'a str>,
    pub body: Html,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reviewed: Option<DateView>,
    pub sources: Vec<SourceView<'a>>,
    /// For policies.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub policy: Option<PolicyView<'a>>,
    pub actions: Vec<ActionView<'a>>,
    /// For practice: `quiz`, `scenario`, `checklist`, `module` or `plan`, with the view of that
    /// kind.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub paper: Option<&'static str>,
    pub learn: Extra<'a>,
}

//! The form of a page in `docs/rules`.

/// A page.
pub struct Page {
    pub id: String,
    pub title: String,
    pub levels: Vec<String>,
    pub why: String,
    pub bad: Example,
    pub good: Example,
}

/// The files of an example, and the words between them.
#[derive(Default)]
pub struct Example {
    pub files: Vec<(String, String)>,
    pub words: String,
}

/// Reads the page of `id`, or says what is wrong with its form.
pub fn read(id: &str, text: &str) -> Result<Page, String> {
    let (head, rest) = text
        .split_once("\n\n## Bad\n\n")
        .ok_or("there is no `## Bad`")?;
    let (bad, good) = rest
        .split_once("\n## Good\n\n")
        .ok_or("there is no `## Good`")?;
    let mut parts = head.splitn(3, "\n\n");
    let mut part = |what: &str| parts.next().ok_or(format!("there is no {what}"));
    let title = part("title")?
        .strip_prefix(&format!("# {id}: "))
        .ok_or("it begins with `# <id>: title`")?;
    let levels = part("level")?
        .strip_prefix("Level: ")
        .ok_or("below the title stands `Level: `")?;
    let why = part("text")?;
    Ok(Page {
        id: id.to_owned(),
        title: title.to_owned(),
        levels: levels.split(" or ").map(str::to_owned).collect(),
        why: why.to_owned(),
        bad: example(bad)?,
        good: example(good)?,
    })
}

fn example(text: &str) -> Result<Example, String> {
    let mut example = Example::default();
    let mut lines = text.lines();
    while let Some(line) = lines.next() {
        let path = line.trim_start_matches('`');
        let fence = &line[..line.len() - path.len()];
        if fence.len() < 3 {
            example.words += &format!("{line}\n");
            continue;
        }
        if path.is_empty() {
            return Err("a block does not name its file behind its fence".to_owned());
        }
        let block: Vec<&str> = lines.by_ref().take_while(|line| *line != fence).collect();
        let end = if block.is_empty() { "" } else { "\n" };
        example
            .files
            .push((path.to_owned(), block.join("\n") + end));
    }
    Ok(example)
}

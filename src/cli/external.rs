//! `preceptor check --external`: adds what other sites respond to what the build found.

use std::io::{self, Write as _};
use std::path::PathBuf;

use preceptor::Built;
use preceptor::diagnostic::Diagnostics;
use preceptor::external::{self, Counts, Report, Settings};

use super::{Common, Format};

/// The result of asking other sites.
pub struct Asked {
    /// The totals.
    pub counts: Counts,
    /// Whether anything found counts as an error here.
    pub stops: bool,
}

/// Asks other sites, and adds the findings to those of `built`.
pub fn ask(common: &Common, cache: Option<PathBuf>, built: &mut Built) -> Asked {
    let settings = Settings {
        cache: cache.or_else(external::cache_file),
        ..Settings::default()
    };
    if common.format == Format::Human {
        let _ = writeln!(
            io::stderr(),
            "Asking other sites; this can take some minutes."
        );
    }
    let Report {
        diagnostics,
        counts,
    } = external::run(&common.project, common.options(), &settings);
    let least = common.options().stops_at();
    let stops = diagnostics.iter().any(|found| found.severity <= least);
    let mut all = Diagnostics::default();
    all.extend(
        std::mem::take(&mut built.diagnostics)
            .into_iter()
            .chain(diagnostics),
    );
    built.diagnostics = all.sorted();
    Asked { counts, stops }
}

impl Asked {
    /// The totals in words, with a line end.
    pub fn said(&self) -> String {
        let of = |count: usize, one: &str, many: &str| {
            format!("{count} {}", if count == 1 { one } else { many })
        };
        let Counts {
            links,
            hosts,
            known,
            fine,
            moved,
            broken,
            unchecked,
        } = self.counts;
        let parts = [
            (
                moved,
                of(moved, "has moved for good", "have moved for good"),
            ),
            (broken, of(broken, "leads nowhere", "lead nowhere")),
            (
                unchecked,
                of(unchecked, "could not be checked", "could not be checked"),
            ),
            (
                known,
                of(
                    known,
                    "is known from an earlier run",
                    "are known from an earlier run",
                ),
            ),
        ];
        let parts: String = parts
            .iter()
            .filter(|(count, _)| *count > 0)
            .map(|(_, part)| format!(", {part}"))
            .collect();
        let addresses = of(links, "address", "addresses");
        let sites = of(hosts, "other site", "other sites");
        format!(
            "Asked for {addresses} on {sites}: {}{parts}.\n",
            of(fine, "is fine", "are fine")
        )
    }
}

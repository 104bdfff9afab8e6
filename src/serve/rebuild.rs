//! A change -> a new edition, or what stands in its way.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Instant;

use super::behind::Behind;
use super::board::{Board, Edition, in_the_way};
use super::{Account, Options, Teller, Told};
use crate::diagnostic::Diagnostic;
use crate::load::memo::Memo;
use crate::watch::Watch;
use crate::{BuildOptions, Prepared, conclude, prepare};

/// Builds again and again.
pub struct Rebuild {
    root: PathBuf,
    options: BuildOptions,
    memo: Memo,
    /// Counts editions.
    number: u64,
    /// What the last build found.
    findings: Vec<Diagnostic>,
    board: Arc<Board>,
    behind: Arc<Behind>,
    teller: Teller,
}

impl Rebuild {
    /// Ready for the first build.
    pub fn new(
        options: &Options,
        board: &Arc<Board>,
        behind: &Arc<Behind>,
        teller: &Teller,
    ) -> Rebuild {
        Rebuild {
            root: options.root.clone(),
            options: options.build,
            // What drives that tell nothing of changes say of times is not to be relied on.
            memo: if options.poll {
                Memo::default()
            } else {
                Memo::by_stamps()
            },
            number: 0,
            findings: Vec::new(),
            board: Arc::clone(board),
            behind: Arc::clone(behind),
            teller: Arc::clone(teller),
        }
    }

    /// Builds for the first time.
    pub fn first(&mut self, mut watch: Watch) -> Watch {
        self.once(&mut watch);
        watch
    }

    /// Builds whenever `watch` says so, until it ends.
    pub fn run(mut self, mut watch: Watch) {
        while watch.wait() {
            self.once(&mut watch);
        }
        self.behind.end();
    }

    fn once(&mut self, watch: &mut Watch) {
        let began = Instant::now();
        let Prepared {
            press,
            pages,
            diagnostics,
            more_advice,
        } = prepare(&self.root, self.options, &mut self.memo);
        let project = press
            .as_ref()
            .map_or_else(Option::as_ref, |press| Some(&press.project));
        let mut all = diagnostics.clone();
        if let Some(project) = project {
            watch.follow(project);
            conclude(&mut all, project, self.options);
        }
        let findings = all.sorted();
        let is_broken = press.is_err();
        match press {
            Ok(press) => {
                self.number += 1;
                self.show(Arc::new(Edition::new(
                    self.number,
                    *press,
                    pages,
                    diagnostics,
                )));
            }
            Err(_) => self.complain(&findings),
        }
        let are_known = self.number + u64::from(is_broken) > 1 && findings == self.findings;
        let has_site = self.board.now().shown.is_some();
        let account = Account {
            took: began.elapsed(),
            pages,
            is_broken,
            has_site,
            findings: &findings,
            more_advice,
            are_known,
        };
        (self.teller)(Told::Built(account));
        self.findings = findings;
    }

    fn show(&self, edition: Arc<Edition>) {
        let mut old = Some(Arc::clone(&edition));
        self.board.change(|state| {
            std::mem::swap(&mut state.shown, &mut old);
            state.errors = Arc::default();
            state.is_settled = false;
        });
        self.behind.take(edition);
        // Ten thousand pages take a while to clear away: not while somebody waits for the board.
        drop(old);
    }

    fn complain(&self, findings: &[Diagnostic]) {
        let errors = in_the_way(findings, self.options);
        self.board.change(|state| {
            state.errors = errors;
            state.is_settled = true;
        });
    }
}

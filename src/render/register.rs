//! The policy register: all policies in one table, and when each was published.

use std::collections::BTreeSet;

use super::Site;
use super::timeline::{Dated, timeline};
use super::view::{RegisterRow, RegisterView, TimelineMark, TimelineView};
use crate::model::document::Document;
use crate::model::kind::{PolicyMeta, Status};
use crate::model::library::PageId;
use crate::model::route::Route;

struct Policy<'a> {
    page: PageId,
    document: &'a Document,
    policy: &'a PolicyMeta,
}

impl<'a> Site<'a> {
    /// The register as seen from `here`.
    pub fn register_view(&self, here: &Route) -> RegisterView<'a> {
        let policies = self.policies();
        let unique = |values: BTreeSet<&'a str>| values.into_iter().collect();
        RegisterView {
            rows: policies
                .iter()
                .map(|policy| self.row(here, policy))
                .collect(),
            statuses: Status::ALL
                .iter()
                .filter(|status| {
                    policies
                        .iter()
                        .any(|policy| policy.policy.status == **status)
                })
                .map(|status| self.status(*status))
                .collect(),
            issuers: unique(
                policies
                    .iter()
                    .map(|policy| policy.policy.issuer.as_str())
                    .collect(),
            ),
            topics: unique(
                policies
                    .iter()
                    .flat_map(|policy| policy.document.meta.topics.iter().map(String::as_str))
                    .collect(),
            ),
            timeline: self.timeline(here, &policies),
        }
    }

    fn policies(&self) -> Vec<Policy<'a>> {
        let found = self.library.policies().into_iter();
        found
            .filter_map(|page| {
                let document: &'a Document = &self.library.pages[page].document;
                Some(Policy {
                    page,
                    document,
                    policy: document.kind.policy()?,
                })
            })
            .collect()
    }

    fn row(
        &self,
        here: &Route,
        Policy {
            page,
            document,
            policy,
        }: &Policy<'a>,
    ) -> RegisterRow<'a> {
        RegisterRow {
            href: here.href_to(&self.library.pages[*page].route),
            title: &document.meta.title,
            summary: document.meta.summary.as_deref(),
            issuer: &policy.issuer,
            status: self.status(policy.status),
            issued: self.date(document.meta.published),
            as_of: self.strings.date(policy.as_of),
            topics: document.meta.topics.iter().map(String::as_str).collect(),
            later: policy.later.len(),
        }
    }

    fn timeline(&self, here: &Route, policies: &[Policy<'a>]) -> Option<TimelineView<'a>> {
        let mut dated: Vec<(Dated<'a>, &Policy<'a>)> = policies
            .iter()
            .filter_map(|policy| {
                Some((
                    Dated {
                        date: policy.document.meta.published?,
                        title: policy.document.meta.menu_title(),
                    },
                    policy,
                ))
            })
            .collect();
        dated.sort_by_key(|(dated, policy)| (dated.date, policy.page));
        let layout = timeline(&dated.iter().map(|(dated, _)| *dated).collect::<Vec<_>>())?;
        let marks = dated
            .iter()
            .zip(&layout.marks)
            .map(|((dated, policy), place)| TimelineMark {
                href: here.href_to(&self.library.pages[policy.page].route),
                title: dated.title,
                date: self.strings.date(dated.date),
                status: self.status(policy.policy.status),
                x: place.x,
                label_x: place.label_x,
                label_y: place.label_y,
            });
        let undated = policies
            .iter()
            .filter(|policy| policy.document.meta.published.is_none())
            .map(|policy| self.link(here, policy.page));
        Some(TimelineView {
            width: layout.width,
            height: layout.height,
            axis_y: layout.axis_y,
            marks: marks.collect(),
            ticks: layout.ticks,
            undated: undated.collect(),
        })
    }
}

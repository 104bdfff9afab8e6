//! The main menu as templates see it: created once for all pages of a folder, which share it.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use tera::Value;

use super::Site;
use super::view_parts::Menu;
use crate::model::path::folder_of;
use crate::model::route::Route;

/// Menus by folder, created on demand.
#[derive(Debug, Default)]
pub struct Menus(Mutex<BTreeMap<String, Value>>);

impl<'a> Site<'a> {
    /// The menu of the page at `here`.
    pub fn page_menu(&self, here: &Route) -> Menu<'a> {
        let folder = folder_of(here.as_str());
        if folder.is_empty() || here.as_str().ends_with("/index.html") {
            return Menu::Own(self.menu(here));
        }
        let mut known = self.menus.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(menu) = known.get(folder) {
            return Menu::Shared(menu.clone());
        }
        let menu = self.menu(here);
        match Value::try_from_serializable(&menu) {
            Ok(shared) => {
                known.insert(folder.to_owned(), shared.clone());
                Menu::Shared(shared)
            }
            Err(_) => Menu::Own(menu),
        }
    }
}

//! The command line from outside: what is typed, what is printed, what the shell is told.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod copies;
mod demo;
mod durability;
mod errors;
mod forget;
mod identity;
mod import;
mod learned;
mod lint;
mod log;
mod measures;
mod meeting;
mod offer;
mod outreach;
mod pairing;
mod people;
mod settings;
mod support;
mod sync;
mod targets;
mod template;
mod terminal;
mod today;

//! The command line from outside: what is typed, what is printed, what the shell is told.

mod demo;
mod errors;
mod log;
mod people;
mod support;
mod sync;
mod terminal;
mod today;

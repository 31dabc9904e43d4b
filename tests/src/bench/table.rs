//! Figures as a table to read and as JSON to keep.

use std::{fmt, time::Duration};

use serde::Serialize;

use super::Cost;

/// One figure beside what it is compared with.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Figure {
    /// What was measured.
    pub what: String,
    /// The figure.
    pub ours: f64,
    /// What it is compared with.
    pub beside: String,
    /// The other's figure.
    pub theirs: f64,
    /// Of both.
    pub unit: &'static str,
    /// Ours divided by the other's.
    pub ratio: f64,
    /// What is to be reached, where it is not the ratio to the other.
    pub goal: Option<&'static str>,
}

/// All figures of one run.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Table {
    /// The data set.
    pub data: &'static str,
    /// The figures, in the order in which they were taken.
    pub figures: Vec<Figure>,
}

impl Table {
    pub(super) fn new(data: &'static str) -> Self {
        Self { data, figures: Vec::new() }
    }

    pub(super) fn cost(&mut self, what: &str, ours: &Cost, beside: &str, theirs: &Cost) {
        self.ratio(&format!("{what}: clock"), ours.wall, beside, theirs.wall);
        if ours.cpu > Duration::ZERO {
            self.ratio(&format!("{what}: processor"), ours.cpu, beside, theirs.cpu);
        }
    }

    pub(super) fn ratio(&mut self, what: &str, ours: Duration, beside: &str, theirs: Duration) {
        self.add(what, ours.as_secs_f64() * 1e3, beside, theirs.as_secs_f64() * 1e3, "ms");
    }

    pub(super) fn memory(&mut self, what: &str, ours_kb: u64, beside: &str, theirs_kb: u64) {
        self.add(what, ours_kb as f64 / 1024.0, beside, theirs_kb as f64 / 1024.0, "MB");
    }

    pub(super) fn size(&mut self, what: &str, ours: u64, beside: &str, theirs: u64) {
        self.add(what, ours as f64 / 1048576.0, beside, theirs as f64 / 1048576.0, "MB");
    }

    pub(super) fn bytes(&mut self, what: &str, ours: u64, beside: &str, theirs: u64) {
        self.add(what, ours as f64 / 1024.0, beside, theirs as f64 / 1024.0, "KB");
    }

    /// Says what the last figure is to reach.
    pub(super) fn goal(&mut self, goal: &'static str) {
        if let Some(figure) = self.figures.last_mut() {
            figure.goal = Some(goal);
        }
    }

    fn add(&mut self, what: &str, ours: f64, beside: &str, theirs: f64, unit: &'static str) {
        let ratio = if theirs > 0.0 { ours / theirs } else { f64::NAN };
        let figure = Figure {
            what: what.to_owned(),
            ours,
            beside: beside.to_owned(),
            theirs,
            unit,
            ratio,
            goal: None,
        };
        self.figures.push(figure);
    }
}

impl fmt::Display for Table {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{:<50} {:>10}      {:<32} {:>10}      ratio", self.data, "", "beside", "")?;
        for Figure { what, ours, beside, theirs, unit, ratio, goal } in &self.figures {
            let ratio = match *ratio {
                small if small < 0.01 => format!("1/{:.0}", 1.0 / small),
                ratio => format!("{ratio:.2}"),
            };
            let goal = goal.map(|goal| format!(" (goal: {goal})")).unwrap_or_default();
            writeln!(
                f,
                "{what:<50} {ours:>10.3} {unit}   {beside:<32} {theirs:>10.3} {unit}   {ratio}{goal}"
            )?;
        }
        Ok(())
    }
}

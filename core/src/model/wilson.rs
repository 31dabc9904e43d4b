//! How sure a share is that was counted from few.

/// The Wilson interval for `successes` of `trials` at 95 %: what the true share lies within, from 0 to 1. Of nothing
/// tried, everything is possible.
///
/// ```
/// use rapport_core::model::wilson_interval;
///
/// let (low, high) = wilson_interval(10, 20);
/// assert!((low - 0.2993).abs() < 0.0001 && (high - 0.7007).abs() < 0.0001);
/// ```
pub fn wilson_interval(successes: u32, trials: u32) -> (f64, f64) {
    /// The 97.5th percentile of the normal distribution.
    const Z: f64 = 1.959_963_984_540_054;
    if trials == 0 {
        return (0.0, 1.0);
    }
    let n = f64::from(trials);
    let share = f64::from(successes.min(trials)) / n;
    let square = Z * Z;
    let middle = share + square / (2.0 * n);
    let spread = Z * (share * (1.0 - share) / n + square / (4.0 * n * n)).sqrt();
    let whole = 1.0 + square / n;
    (((middle - spread) / whole).clamp(0.0, 1.0), ((middle + spread) / whole).clamp(0.0, 1.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bounds_are_those_of_the_tables() {
        // Newcombe (1998), table I, method 3: 81 of 263, 15 of 148, 0 of 20, 1 of 29.
        for (successes, trials, low, high) in [
            (81, 263, 0.2553, 0.3662),
            (15, 148, 0.0624, 0.1605),
            (0, 20, 0.0, 0.1611),
            (1, 29, 0.0061, 0.1718),
            (20, 20, 0.8389, 1.0),
        ] {
            let found = wilson_interval(successes, trials);
            assert!((found.0 - low).abs() < 0.00006, "{successes}/{trials}: {found:?}");
            assert!((found.1 - high).abs() < 0.00006, "{successes}/{trials}: {found:?}");
        }
    }

    #[test]
    fn nothing_tried_says_nothing_and_too_many_successes_are_all() {
        assert_eq!(wilson_interval(0, 0), (0.0, 1.0));
        assert_eq!(wilson_interval(30, 20), wilson_interval(20, 20));
    }
}

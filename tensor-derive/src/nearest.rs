//! The known name that a misspelt one is likely to mean.

/// The name in `known` that is nearest to `found`, if one is near.
pub(crate) fn nearest<S: AsRef<str>>(found: &str, known: impl IntoIterator<Item = S>) -> Option<S> {
    let found = found.to_lowercase();
    known
        .into_iter()
        .map(|candidate| (distance(&found, candidate.as_ref()), candidate))
        .filter(|(distance, candidate)| *distance <= 1 + candidate.as_ref().len() / 4)
        // A short name is not near if each of its letters is wrong.
        .filter(|(distance, candidate)| *distance < candidate.as_ref().len())
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}

/// The Levenshtein distance: the least number of letters to insert, remove or replace.
fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.chars().enumerate() {
        let mut diagonal = std::mem::replace(&mut row[0], i + 1);
        for (j, y) in b.iter().enumerate() {
            let substituted = diagonal + usize::from(x != *y);
            diagonal = row[j + 1];
            row[j + 1] = substituted.min(row[j] + 1).min(diagonal + 1);
        }
    }
    row[b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_near_miss_is_found_and_a_far_one_is_not() {
        let known = ["share", "copy", "shape"];
        assert_eq!(nearest("shrae", known), Some("share"));
        assert_eq!(nearest("shap", known), Some("shape"));
        assert_eq!(nearest("coppy", known), Some("copy"));
        assert_eq!(nearest("COPY", known), Some("copy"));
        assert_eq!(nearest("banana", known), None);
        assert_eq!(nearest("c", ["h", "w"]), None);
    }

    #[test]
    fn distance_counts_single_edits() {
        assert_eq!(distance("shape", "shape"), 0);
        assert_eq!(distance("shape", "share"), 1);
        assert_eq!(distance("", "copy"), 4);
        assert_eq!(distance("dtype", "type"), 1);
    }
}

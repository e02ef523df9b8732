//! How a case's name reads as a heading.

use tensor_ui_harness::Case;

/// Headings for cases whose names say too little.
const TITLES: &[(&str, &str)] = &[
    ("attribute/called_exclude", "`exclude` in place of `skip`"),
    ("attribute/called_lossy", "`lossy` in place of `cast_lossy`"),
    ("attribute/cast_as_value_of_copy", "Cast as the value of `copy`"),
    ("attribute/lossy_cast_as_value_of_copy", "Lossy cast as the value of `copy`"),
    ("attribute/cast_on_the_struct", "`cast` on the struct"),
    ("attribute/copy_and_cast_on_the_struct", "`copy` and `cast` on the struct"),
    ("attribute/shape_as_a_call_on_the_struct", "`shape` on the struct"),
    ("attribute/dims_in_braces", "`dims` in braces"),
    ("attribute/dtype_of_python", "Dtype of Python"),
    ("attribute/dtype_of_python_in_quotes", "Dtype of Python in quotes"),
    ("attribute/equals_and_a_word", "`=` and a word instead of a list"),
    ("attribute/rename_in_a_tuple_struct", "`rename` in a tuple struct"),
    ("attribute/share_and_copy_without_a_comma", "`share` and `copy` without a comma"),
    ("attribute/sign_instead_of_a_comma", "Sign instead of a comma"),
    ("attribute/skip_turned_off", "`skip` turned off"),
    ("cast/without_copy_and_value", "Cast without `copy` and without a type"),
    ("cast/without_copy_in_angle_brackets", "Cast in angle brackets without `copy`"),
    ("field_type/hash_map_that_is_not_imported", "`HashMap` that is not imported"),
    ("field_type/rc_that_is_not_imported", "`Rc` that is not imported"),
    ("layout/called_contiguous", "`contiguous` as a layout"),
    ("rank/rank_against_shape_of_another_array", "Rank and shape of another array"),
    ("permute/against_shape_of_another_array", "Permutation and shape of another array"),
    ("samples/behind_any_axes", "`..` before the samples"),
    ("samples/called_rows", "Called `rows`"),
    ("samples/name_is_true", "Axis of the samples called `true`"),
    ("samples/undeclared_in_shapes", "Undeclared axis of samples in a shape"),
    ("samples/value_of_whole", "`whole` with `= true`"),
    ("stack/called_stackable", "Called `stackable`"),
    ("shape/axes_with_an_x", "`x` between axes"),
    ("attribute/axis_is_no_number", "Axis that is no number"),
    ("attribute/bad_axis", "What is no axis"),
    ("attribute/beside_an_underived_struct", "Attribute beside an underived struct"),
    ("attribute/crate_that_is_none", "`crate` that is none"),
    ("backend/left_open_in_two_lines", "Backend left open in two lines"),
    ("dtype/half_float_that_is_not_imported", "`f16` that is not imported"),
    ("dtype/of_the_cast", "Dtype of the cast"),
    ("attribute/doubled_in_two_lists", "Key doubled in two lists"),
    ("attribute/missing_value_after_equals", "Missing value after `=`"),
    ("attribute/equals_instead_of_a_list", "`=` instead of a list"),
    ("attribute/on_the_struct", "Attribute on the struct"),
    ("attribute/several_at_once", "Several mistakes at once"),
    ("attribute/skip_beside_others", "`skip` beside other keys"),
    ("attribute/value_is_no_type", "Value that is no type"),
    ("attribute/without_a_list", "Attribute without a list"),
    ("backend/cannot_share", "Backend that can't share memory"),
    ("backend/cannot_write_in_place", "Backend that can't write in place"),
    ("backend/no_backend", "Type that is no backend"),
    ("backend/none_chosen", "No backend chosen"),
    ("attribute/comma_too_many", "Comma too many"),
    ("attribute/crate_in_quotes", "`crate` in quotes"),
    ("attribute/crate_is_a_number", "`crate` that is a number"),
    ("attribute/crate_of_a_field", "`crate` on a field"),
    ("attribute/dims_of_a_field", "`dims` on a field"),
    ("attribute/dims_with_equals", "`dims` with `=`"),
    ("attribute/dims_without_a_list", "`dims` without a list"),
    ("attribute/rename_in_quotes", "`rename` in quotes"),
    ("attribute/rename_is_a_keyword", "`rename` to a keyword"),
    ("attribute/rename_to_a_taken_name", "`rename` to a taken name"),
    ("attribute/skip_of_a_struct", "`skip` on a struct"),
    ("backend/backend_for_a_companion", "Backend for `DigitsFields`"),
    ("backend/tensor_of_a_function_for_api", "Tensor of a generic function for an API"),
    ("backend/with_of_a_result", "`with` of a `Result`"),
    ("samples/missing_dtype_of_a_source", "`RowSource` with a missing dtype"),
    ("samples/source_of_a_struct_without", "`RowSource` of a struct without `samples`"),
    ("samples/source_of_any_backend", "`RowSource` of a generic function"),
    ("collate/axes_without_pad", "`pad_axes` without `pad`"),
    ("collate/batch_of_views", "Batch of views"),
    ("collate/lengths_of_no_field", "`lengths` names no field"),
    ("collate/mask_of_numbers", "Mask of numbers"),
    ("collate/not_derived", "Struct of many that is not derived"),
    ("collate/option_into_an_array", "`Option` into an array"),
    ("collate/pad_of_a_scalar", "`pad` of a scalar"),
    ("collate/pad_of_a_struct", "`pad` of a struct"),
    ("collate/two_lengths", "`pad_to` beside `pad_to_multiple_of`"),
    ("collate/unknown_batch", "Unknown struct of many"),
    ("collate/whole_of_another_type", "`whole` of another type"),
    ("collate/without_sample_of", "`pad` without `sample_of`"),
    ("stack/of_structs_made_meanwhile", "Structs made meanwhile"),
    ("ownership/tensors_mut_of_a_struct_with_a_view", "`tensors_mut` of a struct with a view"),
    ("ownership/to_device_of_returned_tensors", "`to_device` of shares, to return them"),
    ("backend/method_without_derive", "Method of a struct without the derive"),
    ("cast/lossy", "Lossy cast"),
    ("cast/on_a_share", "Cast on a share"),
    ("cast/to_no_dtype", "Cast to what is no dtype"),
    ("cast/unknown_type", "Cast to an unknown type"),
    ("cast/without_copy", "Cast without `copy`"),
    ("permute/no_axis", "Empty list"),
    ("samples/called_batch", "Called `batch`"),
    ("samples/given_twice", "`samples` given twice"),
    ("samples/name_in_quotes", "Axis of the samples in quotes"),
    ("samples/name_is_a_list", "Axis of the samples in a list"),
    ("samples/on_a_field", "`samples` on a field"),
    ("samples/undeclared", "Undeclared axis of samples"),
    ("samples/upper_case_name", "Upper case axis of samples"),
    ("samples/whole_beside_skip", "`whole` beside `skip`"),
    ("samples/whole_without_samples", "`whole` without `samples`"),
    ("samples/every_field_is_whole", "Every field is `whole`"),
    ("samples/any_axes_in_front", "`..` in front"),
    ("samples/any_length_in_front", "`_` in front"),
    ("samples/no_shape", "Field without a `shape`"),
    ("samples/no_shape_of_any_rank", "`ArrayD` without a `shape`"),
    ("scale/of_a_cast_to_integers", "Factor beside a cast to integers"),
    ("scale/zero", "Factor of 0"),
    ("field_type/cells", "Array of cells"),
    ("field_type/used_where_it_is_no_array", "Field used where it is no array"),
    ("field_type/usize_elements", "Array of `usize`"),
    ("field_type/hash_map", "`HashMap`"),
    ("field_type/rc", "`Rc`"),
    ("field_type/str_reference", "`&str`"),
    ("field_type/vec_of_strings", "`Vec` of strings"),
    ("field_type/vec_of_vecs", "`Vec` of `Vec`s"),
    ("layout/layout_of_a_copy", "Layout of a copy"),
    ("layout/row_major_for_api", "Row-major memory for an API"),
    ("lifetime/companion_behind_a_reference", "Companion with a shorter lifetime"),
    ("lifetime/index_without_with", "Element of a tensor, without `with`"),
    ("lifetime/len_without_with", "Length of a tensor, without `with`"),
    ("lifetime/sum_without_with", "Sum of a tensor, without `with`"),
    ("lifetime/drop_array_while_lent", "Array dropped while lent"),
    ("ownership/api_keeps_a_tensor_it_is_lent", "API that keeps a tensor it is lent"),
    ("ownership/api_writes_to_a_tensor_it_may_read", "API that writes to a tensor it may read"),
    ("ownership/with_mut_of_tensors", "`with_mut` of what `tensors` gave"),
    ("shape/three_dots", "`...` in place of `..`"),
    ("shape/vec_has_one_axis", "Axes of a `Vec`"),
    ("permute/no_list", "`permute` is no list"),
    ("permute/of_a_row_major_share", "Permuted share with a layout"),
    ("permute/of_an_array_with_fewer_axes", "Permutation of an array with fewer axes"),
    ("permute/called_transpose", "Called `transpose`"),
    ("permute/of_a_struct", "`permute` on a struct"),
    ("permute/given_twice", "`permute` given twice"),
    ("permute/against_rank", "`permute` against `rank`"),
    ("permute/against_shape", "`permute` against `shape`"),
    ("scale/without_a_cast", "Factor without a cast"),
    ("scale/of_a_share", "Factor on a share"),
    ("scale/integers", "Factor of integers"),
    ("scale/infinite", "Infinite factor"),
    ("scale/without_a_value", "`scale` without a value"),
    ("scale/called_factor", "Called `factor`"),
    ("scale/given_twice", "`scale` given twice"),
    ("scale/of_a_parameter", "Factor with a parameter"),
    ("scale/of_self", "Factor with `Self`"),
    ("samples/not_in_front", "Axis of the samples not in front"),
    ("samples/of_a_scalar", "Samples of a scalar"),
    ("samples/misspelt_whole", "Misspelt `whole`"),
    ("samples/whole_with_a_value", "`whole` with a value"),
    ("samples/nested_without", "Nested struct without samples"),
    ("samples/with_mut_of_rows", "`with_mut` of rows"),
    ("samples/missing_dtype", "Backend that lacks a dtype, for rows"),
    ("stack/missing_dtype", "Backend that lacks a dtype, for a stack"),
    ("scale/constant_zero", "Constant factor of zero"),
    ("scale/of_an_alias", "Factor of an alias of integers"),
    ("ownership/to_device_of_tensors", "`to_device` of shares"),
];

/// Words that all other headings replace, in this order.
const PHRASES: &[(&str, &str)] = &[
    ("dtype into tensors", "dtype in `into_tensors`"),
    ("dtype to tensors", "dtype in `to_tensors`"),
    ("into tensors", "`into_tensors`"),
    ("to tensors", "`to_tensors`"),
    ("tensors mut", "`tensors_mut`"),
    ("beside tensors", "beside `tensors`"),
    ("beyond with mut", "beyond `with_mut`"),
    ("beyond with", "beyond `with`"),
    ("from with", "from `with`"),
    ("of tuple struct", "of a tuple struct"),
    ("of generic struct", "of a generic struct"),
    ("for api", "for an API"),
    ("for generic api", "for a generic API"),
    ("for mut api", "for an API that writes"),
    ("through share", "through a share"),
    ("users", "user's"),
    ("without derive", "without the derive"),
    ("share and copy", "`share` and `copy`"),
    ("misspelt skip", "misspelt `skip`"),
    ("shape lists", "`shape` lists"),
    ("shape is", "`shape` is"),
];

/// The heading of a case.
pub(crate) fn title(name: &str) -> String {
    if let Some((_, title)) = TITLES.iter().find(|(titled, _)| *titled == name) {
        return (*title).to_owned();
    }
    let words = name.rsplit('/').next().expect("a name has an end").replace('_', " ");
    let mut title = format!(" {words} ");
    for (from, to) in PHRASES {
        title = title.replace(&format!(" {from} "), &format!(" {to} "));
    }
    let title = title.trim();
    let mut letters = title.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// The headings for cases that do not exist.
pub(crate) fn stale_titles(cases: &[Case]) -> Vec<String> {
    let gone = TITLES.iter().filter(|(name, _)| cases.iter().all(|case| case.name != *name));
    gone.map(|(name, _)| format!("`TITLES` lists {name}, which is no case")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_read_well() {
        assert_eq!(title("dtype/wrong_dtype_of_tuple_struct"), "Wrong dtype of a tuple struct");
        assert_eq!(title("backend/missing_dtype_into_tensors"), "Missing dtype in `into_tensors`");
        assert_eq!(title("backend/struct_without_derive"), "Struct without the derive");
        assert_eq!(title("ownership/tensors_mut_beside_tensors"), "`tensors_mut` beside `tensors`");
        assert_eq!(title("cast/lossy"), "Lossy cast");
    }

    #[test]
    fn a_title_without_a_case_is_found() {
        assert_eq!(stale_titles(&[]).len(), TITLES.len());
    }
}

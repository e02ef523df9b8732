//! `RowSource::will_need`: which array is told which rows, and which is not.

use std::cell::RefCell;

use ndarray::{Array1, ArrayView2, Ix2};
use tensor_core::{ArrayField, Loan, RowSelection, RowSource, TensorInput, array_field};

/// An array that notes which rows it is told, as if it were mapped.
#[derive(Default)]
struct Noting {
    values: Vec<f32>,
    told: RefCell<Vec<Vec<usize>>>,
}

impl Noting {
    fn new(rows: u8) -> Self {
        Self { values: (0..rows).map(f32::from).collect(), told: RefCell::default() }
    }

    fn take(&self) -> Vec<Vec<usize>> {
        self.told.take()
    }
}

impl ArrayField for Noting {
    type Elem = f32;
    type Dim = Ix2;

    fn loan(&self) -> Loan<'_, f32, Ix2> {
        Loan::new(ArrayView2::from_shape((self.values.len(), 1), &self.values).unwrap())
    }

    fn is_mapped(&self) -> bool {
        true
    }

    fn will_need(&self, rows: RowSelection<'_>) {
        let rows = match rows {
            RowSelection::Range { start, end } => (start..end.unwrap()).collect(),
            RowSelection::Indices(rows) => rows.to_vec(),
            _ => unreachable!("there are two kinds"),
        };
        self.told.borrow_mut().push(rows);
    }
}
array_field!([] Noting, read only);

#[derive(TensorInput)]
#[tensor(samples = batch)]
struct Inner {
    #[tensor(copy, cast = f64, shape = [batch, 1])]
    inner: Noting,
}

#[derive(TensorInput)]
#[tensor(samples = batch)]
struct Everything<'a> {
    #[tensor(shape = [batch, 1])]
    shared: Noting,
    #[tensor(permute = [0, 1], shape = [batch, 1])]
    referred: &'a Noting,
    #[tensor(shape = [batch])]
    in_memory: Array1<u8>,
    #[tensor(shape = [batch, 1])]
    optional: Option<Box<Noting>>,
    nested: Inner,
    #[tensor(whole)]
    whole: Noting,
    #[tensor(whole, copy)]
    copied: Noting,
}

fn everything(referred: &Noting) -> Everything<'_> {
    let rows = u8::try_from(referred.values.len()).unwrap();
    Everything {
        shared: Noting::new(rows),
        referred,
        in_memory: (0..rows).collect(),
        optional: Some(Box::new(Noting::new(rows))),
        nested: Inner { inner: Noting::new(rows) },
        whole: Noting::new(rows),
        copied: Noting::new(rows),
    }
}

/// What the arrays of a struct were told, which have to agree.
fn told(structure: &Everything<'_>) -> Vec<Vec<usize>> {
    let told = structure.shared.take();
    assert_eq!(structure.referred.take(), told);
    assert_eq!(structure.optional.as_ref().unwrap().take(), told);
    assert_eq!(structure.nested.inner.take(), told);
    assert!(structure.whole.take().is_empty() && structure.copied.take().is_empty(), "they have no rows");
    told
}

#[test]
fn each_array_with_rows_is_told() {
    let array = Noting::new(10);
    let structure = everything(&array);
    let source = RowSource::new(&structure).unwrap();
    assert!(source.is_mapped());
    source.will_need(2..4);
    source.will_need(8..);
    source.will_need(&[9, 0, 9]);
    assert_eq!(told(&structure), [vec![2, 3], vec![8, 9], vec![0, 9, 9]]);
    // What is not there is no matter of advice.
    source.will_need(&[10, usize::MAX, 3]);
    source.will_need(9..20);
    for none in [10..12, 4..4, std::ops::Range { start: 4, end: 2 }] {
        source.will_need(none);
    }
    source.will_need(&[]);
    source.will_need(&[10]);
    assert_eq!(told(&structure), [vec![3], vec![9]]);
}

#[test]
fn each_part_is_told_its_own_rows() {
    let arrays = [3, 0, 4, 2].map(Noting::new);
    let structs = arrays.each_ref().map(everything);
    let source = RowSource::join(&structs[0], &structs[1..]).unwrap();
    assert!(source.is_mapped());
    source.will_need(&[8, 0, 3, 7, 6, 2, 9]);
    assert_eq!(structs.each_ref().map(|part| told(part).concat()), [vec![0, 2], vec![], vec![0, 3], vec![0, 1]]);
    source.will_need(2..8);
    assert_eq!(structs.each_ref().map(|part| told(part).concat()), [vec![2], vec![], vec![0, 1, 2, 3], vec![0]]);
    source.will_need(3..7);
    assert_eq!(structs.each_ref().map(|part| told(part).concat()), [vec![], vec![], vec![0, 1, 2, 3], vec![]]);
    source.will_need(8..);
    assert_eq!(structs.each_ref().map(|part| told(part).concat()), [vec![], vec![], vec![], vec![1]]);
}

#[test]
fn arrays_in_memory_are_not_mapped() {
    #[derive(TensorInput)]
    #[tensor(samples = batch)]
    struct Points<'a> {
        #[tensor(shape = [batch])]
        class: Array1<u8>,
        #[tensor(shape = [batch, 1])]
        optional: Option<Noting>,
        #[tensor(shape = [batch])]
        referred: &'a Vec<f32>,
        #[tensor(whole)]
        whole: Noting,
    }
    let referred = vec![0.0; 3];
    let points = |optional| Points { class: Array1::zeros(3), optional, referred: &referred, whole: Noting::new(2) };
    let (without, with) = (points(None), points(Some(Noting::new(3))));
    assert!(!RowSource::new(&without).unwrap().is_mapped());
    assert!(RowSource::new(&with).unwrap().is_mapped());
    let source = RowSource::new(&without).unwrap();
    source.will_need(0..2);
    assert!(without.whole.take().is_empty());
}

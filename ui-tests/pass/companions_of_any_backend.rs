//! The compiler infers the backend from a companion, and a companion of any backend is a type like others.

use ndarray::{Array1, Array2, Ix2, array};
use tensor_core::{
    Backend, Element, Holds, HoldsRows, Host, HostMemory, InputError, Reads, RowSource, Shared, TensorInput, TensorRows, mode,
};

#[derive(TensorInput)]
#[tensor(samples = batch, stack)]
struct Points {
    #[tensor(shape = [batch, 2])]
    xy: Array2<f32>,
    #[tensor(copy, cast = i64, shape = [batch])]
    class: Array1<u8>,
}

#[derive(TensorInput)]
struct Pair<T: Element> {
    first: Array2<T>,
    points: Points,
}

fn of_shares<B: Backend>(t: &PointsTensors<'_, B>) -> usize {
    t.xy.shape()[0]
}

fn of_writable_shares<B: Backend>(t: &mut PointsTensorsMut<'_, B>) -> usize {
    t.xy.shape()[0]
}

fn of_owned<B: Backend>(t: PointsTensorsOwned<B>) -> usize {
    t.xy.shape().len()
}

fn of_rows<B: Backend>(t: Option<&PointsRows<'_, B>>) -> usize {
    t.map_or(0, |t| t.xy.shape()[0])
}

fn of_a_stack<B: Backend>(t: PointsStack<B>) -> usize {
    t.xy.shape().len()
}

fn of_a_generic_struct<T: Element, B: Backend>(t: PairTensors<'_, B, T>) -> usize {
    t.first.shape()[0] + t.points.xy.shape()[0]
}

fn of_a_closure(f: impl Fn(PointsTensors<'_, Host>) -> usize, points: &Points) -> Result<usize, InputError> {
    Ok(f(points.tensors()?))
}

trait Count {
    fn count(&self) -> usize;
}

impl<B: Backend> Count for PointsTensors<'_, B> {
    fn count(&self) -> usize {
        of_shares(self)
    }
}

impl<B: Backend> Count for PointsTensorsOwned<B> {
    fn count(&self) -> usize {
        self.xy.shape()[0]
    }
}

impl<B: Backend> PointsRows<'_, B> {
    fn count_rows(&self) -> usize {
        of_rows(Some(self))
    }
}

struct Kept<'a, B: Backend> {
    shares: PointsTensors<'a, B>,
    owned: Option<PointsTensorsOwned<B>>,
}

fn keep<B: Reads<Points> + Holds<Points>>(points: &Points) -> Result<Kept<'_, B>, InputError> {
    Ok(Kept { shares: points.tensors()?, owned: Some(points.to_tensors()?) })
}

trait Model {
    type B: HoldsRows<Points>;

    fn rows(points: &Points) -> Result<usize, InputError> {
        Ok(points.rows::<Self::B>(0..1)?.count_rows())
    }
}

impl Model for Host {
    type B = Host;
}

fn of_any_struct<S: TensorRows<B>, B: HoldsRows<S>>(samples: &S) -> Result<S::Rows<'_>, InputError> {
    samples.rows(..)
}

fn of_this_type<S>(samples: &S) -> Result<usize, InputError>
where
    S: for<'a> TensorInput<Host, Tensors<'a> = PointsTensors<'a, Host>> + 'static,
{
    Ok(samples.tensors()?.count())
}

fn by_its_mode(t: PointsFields<mode::Read<'_, Host>>) -> PointsTensors<'_, Host> {
    t
}

fn by_its_share(points: &Points) -> Result<Shared<'_, Host, f32, Ix2>, InputError> {
    Ok(points.tensors()?.xy)
}

fn of_a_source<'a, B: HoldsRows<Points>>(source: &RowSource<'a, Points>) -> Result<PointsRows<'a, B>, InputError> {
    source.rows(..)
}

fn points() -> Points {
    Points { xy: array![[0.0, 1.0], [2.0, 3.0]], class: array![0, 1] }
}

fn main() -> Result<(), InputError> {
    let mut points = self::points();
    assert_eq!(of_writable_shares(&mut points.tensors_mut::<Host>()?), 2);
    let all = [&points, &points].into_iter().map(|points| points.tensors());
    let all: Vec<PointsTensors<'_, Host>> = all.collect::<Result<_, _>>()?;
    assert_eq!(all.iter().map(Count::count).sum::<usize>(), 4);
    assert_eq!(of_owned(points.to_tensors::<Host>()?), 2);
    assert_eq!(of_rows(Some(&of_any_struct::<_, Host>(&points)?)), 2);
    assert_eq!(of_a_stack(Points::stack::<Host>([&points, &points])?), 3);
    assert_eq!(of_a_closure(|t| of_shares(&t), &points)?, 2);
    let kept = keep::<Host>(&points)?;
    assert_eq!((kept.shares.count(), kept.owned.as_ref().map(Count::count)), (2, Some(2)));
    assert_eq!(<Host as Model>::rows(&points)?, 1);
    assert_eq!(of_this_type(&points)?, 2);
    assert_eq!(by_its_mode(points.tensors()?).count(), 2);
    assert_eq!(by_its_share(&points)?.shape(), [2, 2]);
    assert_eq!(of_a_source::<Host>(&RowSource::new(&points)?)?.count_rows(), 2);
    let pair = Pair { first: array![[1.0]], points: self::points() };
    assert_eq!(of_a_generic_struct(pair.tensors::<Host>()?), 3);
    let owned: PointsTensorsOwned<Host> = points.into_tensors()?;
    let moved = std::thread::spawn(move || owned.to_device(&HostMemory).map(|t| t.count()));
    assert_eq!(moved.join().unwrap()?, 2);
    Ok(())
}

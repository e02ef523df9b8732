//! Data sets and batches: PyTorch's `DataLoader`, and TensorFlow's `tf.data`. The data set is a struct, and which framework its
//! batches are for is said where they are taken.

use std::error::Error;
use std::io::Write;

use ndarray::{Array, Array1, Array2, Array4, Ix1, array};
use tensor_core::TensorInput;
use tensor_data::{DataLoader, Dataset, IntoDataset, Weighted};
use tensor_tch::Tch;
use tensor_tch::tch::Kind;
use tensor_tensorflow::TensorFlow;

use crate::show::{images, line, section, shape, show};
use crate::tensorflow::Mean;
use crate::torch::show_tensor;

type Done = Result<(), Box<dyn Error>>;

// x = torch.from_numpy(np.arange(10, dtype=np.float32).reshape(5, 2)); y = torch.from_numpy(np.array([0, 1, 2, 0, 1]))
// data = TensorDataset(x, y)
#[derive(TensorInput)]
#[tensor(samples = sample)]
struct Data {
    #[tensor(copy, shape = [sample, 2])]
    x: Array2<f32>,
    #[tensor(copy, shape = [sample])]
    y: Array1<i64>,
}

fn data() -> Data {
    let x = Array::range(0.0, 10.0, 1.0).into_shape_with_order((5, 2)).expect("ten numbers are five rows of two");
    Data { x, y: array![0, 1, 2, 0, 1] }
}

fn count(out: &mut dyn Write, what: &str, number: usize) -> Done {
    Ok(line(out, what, "", &number)?)
}

/// `TensorDataset`, `DataLoader`, samplers and parts.
pub(crate) fn torch(out: &mut dyn Write) -> Done {
    section(out, "torch: TensorDataset and DataLoader")?;
    let data = data();
    // for xb, yb in DataLoader(data, batch_size=2):
    let loader = DataLoader::new(&data).batch_size(2);
    for batch in loader.epoch::<Tch>(0) {
        let batch = batch?;
        show(out, &format!("batch {}: x", batch.number()), &batch.x.to_array()?)?;
        show(out, &format!("batch {}: y", batch.number()), &batch.y.to_array()?)?;
    }
    count(out, "len(DataLoader(data, batch_size=2))", loader.batch_count(0)?)?;
    count(out, "len(…, drop_last=True)", loader.clone().drop_last(true).batch_count(0)?)?;

    // DataLoader(data, batch_size=2, sampler=[4, 0, 4])
    for batch in loader.clone().sampler(vec![4, 0, 4]).epoch::<Tch>(0) {
        let batch = batch?;
        show(out, &format!("sampler=[4, 0, 4]: batch {}: x", batch.number()), &batch.x.to_array()?)?;
    }
    // DataLoader(data, batch_size=2, shuffle=True, generator=torch.Generator().manual_seed(42)): the order is another one
    let shuffled = firsts(loader.shuffle(42).epoch::<Tch>(0).map(|batch| Ok(batch?.x.to_array()?)))?;
    show(out, "! shuffle=True: x[:, 0] of all batches", &shuffled)?;
    show(out, "sorted", &sorted(&shuffled))?;

    // chosen = Subset(data, [3, 1])
    let chosen = data.into_dataset()?.select(&[3, 1])?;
    let mut batches = DataLoader::new(&chosen).batch_size(2).epoch::<Tch>(0);
    show(out, "Subset(data, [3, 1]): x", &batches.next().ok_or("two samples are a batch")??.x.to_array()?)?;
    // both = ConcatDataset([chosen, data])
    let both = Dataset::join([&chosen, &data.into_dataset()?])?;
    let second =
        DataLoader::new(&both).batch_size(4).epoch::<Tch>(0).nth(1).ok_or("seven samples are two batches")??;
    show(out, "ConcatDataset: the second batch of 4: y", &second.y.to_array()?)?;
    // random_split(data, [0.8, 0.2], generator=torch.Generator().manual_seed(42))
    let parts = data.split([0.8, 0.2], 42)?;
    line(out, "random_split(data, [0.8, 0.2])", "", &format!("{:?}", parts.map(|part| part.len())))?;
    // WeightedRandomSampler([0.0, 0.0, 1.0, 0.0, 0.0], 3)
    let never = Weighted::new(&[0.0, 0.0, 1.0, 0.0, 0.0], 42)?.draws(3);
    let drawn = DataLoader::new(&data)
        .batch_size(3)
        .sampler(never)
        .epoch::<Tch>(0)
        .next()
        .ok_or("three draws are a batch")??;
    Ok(show(out, "WeightedRandomSampler: y", &drawn.y.to_array()?)?)
}

/// The first column of all batches.
fn firsts(batches: impl Iterator<Item = Result<Array2<f32>, Box<dyn Error>>>) -> Result<Array1<f32>, Box<dyn Error>> {
    let mut firsts = Vec::new();
    for batch in batches {
        firsts.extend(batch?.column(0));
    }
    Ok(firsts.into())
}

fn sorted(values: &Array1<f32>) -> Array1<f32> {
    let mut values = values.to_vec();
    values.sort_by(f32::total_cmp);
    values.into()
}

/// Images of bytes as floats with the colours first, which `torchvision`'s `ToTensor` makes of each image.
pub(crate) fn torch_images(out: &mut dyn Write) -> Done {
    // transform = lambda image: torch.from_numpy(image).permute(2, 0, 1).float() / 255
    #[derive(TensorInput)]
    #[tensor(samples = sample)]
    struct Images {
        #[tensor(copy, cast = f32, scale = 1.0 / 255.0, permute = [0, 3, 1, 2], shape = [sample, 64, 64, 3])]
        images: Array4<u8>,
        #[tensor(copy, shape = [sample])]
        labels: Array1<i64>,
    }
    section(out, "torch: batches of images, as ToTensor makes them")?;

    // for xb, yb in DataLoader(data, batch_size=3):
    let data = Images { images: images(), labels: array![0, 1, 2, 3] };
    for batch in DataLoader::new(&data).batch_size(3).epoch::<Tch>(0) {
        let batch = batch?;
        let what = |what| format!("batch {}: {what}", batch.number());
        batch.with(|t| {
            shape::<f32>(out, &what("x.shape"), &t.images.size())?;
            let means = t.images.mean_dim([1, 2, 3].as_slice(), false, Kind::Float);
            show_tensor::<f32, Ix1>(out, &what("x.mean(dim=(1, 2, 3))"), &means)?;
            show_tensor::<i64, Ix1>(out, &what("y"), t.labels)
        })?;
    }
    Ok(())
}

/// `from_tensor_slices`, and what becomes of its elements.
pub(crate) fn tensorflow(out: &mut dyn Write) -> Done {
    #[derive(TensorInput)]
    #[tensor(samples = sample)]
    struct Images {
        #[tensor(copy, cast = f32, scale = 1.0 / 255.0, shape = [sample, 64, 64, 3])]
        images: Array4<u8>,
    }
    section(out, "tf.data: from_tensor_slices")?;
    // data = tf.data.Dataset.from_tensor_slices((x, y))
    let data = data();
    count(out, "data.cardinality()", data.sample_count()?)?;
    // for number, (xb, yb) in data.batch(2).enumerate():
    let loader = DataLoader::new(&data).batch_size(2);
    for batch in loader.epoch::<TensorFlow>(0) {
        let batch = batch?;
        show(out, &format!("data.batch(2): batch {}: x", batch.number()), &batch.x.to_array()?)?;
        show(out, &format!("data.batch(2): batch {}: y", batch.number()), &batch.y.to_array()?)?;
    }
    let dropped = loader.clone().drop_last(true).batch_count(0)?;
    count(out, "data.batch(2, drop_remainder=True): batches", dropped)?;
    // data.skip(3).batch(2)
    let all = data.into_dataset()?;
    let first = |data: &Dataset<&Data>| -> Result<_, Box<dyn Error>> {
        let batch =
            DataLoader::new(data).batch_size(9).epoch::<TensorFlow>(0).next().ok_or("some samples are a batch")??;
        Ok((batch.x.to_array()?, batch.y.to_array()?))
    };
    show(out, "data.skip(3).batch(2): x", &first(&all.range(3..)?)?.0)?;
    // data.take(2).concatenate(data.skip(4))
    let joined = Dataset::join([&all.range(..2)?, &all.range(4..)?])?;
    show(out, "data.take(2).concatenate(data.skip(4)): y", &first(&joined)?.1)?;
    // data.shuffle(5, seed=42).batch(2): the order is another one
    let shuffled = firsts(loader.shuffle(42).epoch::<TensorFlow>(0).map(|batch| Ok(batch?.x.to_array()?)))?;
    show(out, "! data.shuffle(5, seed=42): x[:, 0]", &shuffled)?;
    show(out, "sorted", &sorted(&shuffled))?;

    // data.map(lambda image, label: (tf.cast(image, tf.float32) / 255, label)).batch(3)
    let data = Images { images: images() };
    let mean = Mean::new()?;
    for batch in DataLoader::new(&data).batch_size(3).epoch::<TensorFlow>(0) {
        let batch = batch?;
        let what = |what| format!("data.map(scale).batch(3): batch {}: {what}", batch.number());
        let lens: Vec<i64> = batch.images.shape().into_iter().map(i64::try_from).collect::<Result<_, _>>()?;
        shape::<f32>(out, &what("shape"), &lens)?;
        show(out, &what("means"), &batch.with(|t| mean.of(t.images))?)?;
    }
    Ok(())
}

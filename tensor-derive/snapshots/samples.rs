// A struct and what the derive writes for it. To rewrite this file: cargo xtask ui --bless

#[derive(TensorInput)]
#[tensor(samples = batch)]
pub struct Images {
    #[tensor(
        copy,
        cast = f32,
        scale = 1.0/255.0,
        permute = [0,
        3,
        1,
        2],
        shape = [batch,
        _,
        _,
        3]
    )]
    pub pixels: Array4<u8>,
    #[tensor(permute = [0, 2, 1], rank = 3, shape = [batch, _, 2])]
    pub points: ArrayD<f32>,
    #[tensor(copy, cast_checked = f32, scale = Self::UNIT, shape = [batch])]
    pub weights: Array1<f64>,
    #[tensor(whole, permute = [1, 0])]
    pub palette: Array2<u8>,
    #[tensor(whole, copy)]
    pub classes: Array1<i64>,
    pub pairs: Pairs,
}
use ::tensor_core::__private as __ImagesCore;
type __ImagesField5 = Pairs;
///The tensors of [`Images`], one for each field. The parameter `M` says what they are, and each alias stands for one such `M`: [`ImagesTensors`], [`ImagesTensorsMut`], [`ImagesTensorsOwned`], [`ImagesTensorRefs`], [`ImagesTensorRefsMut`], [`ImagesRows`].
pub struct ImagesFields<M: __ImagesCore::Mode> {
    ///The field `pixels` of [`Images`] as a copied tensor: an `Owned<B, f32, Ix4>` in [`ImagesTensors`], [`ImagesTensorsMut`] and [`ImagesTensorsOwned`] and an `Owned<B, f32, Ix4>` in [`ImagesRows`].
    pub pixels: <M::Copying as __ImagesCore::Mode>::Tensor<
        f32,
        __ImagesCore::Ix4,
        __ImagesCore::Strided,
    >,
    ///The field `points` of [`Images`] as a tensor: a `Shared<'data, B, f32, Ix3>` in [`ImagesTensors`], a `SharedMut<'data, B, f32, Ix3>` in [`ImagesTensorsMut`], an `Owned<B, f32, Ix3>` in [`ImagesTensorsOwned`] and a `MaybeShared<'data, B, f32, Ix3>` in [`ImagesRows`].
    pub points: M::Tensor<f32, __ImagesCore::Ix3, __ImagesCore::Strided>,
    ///The field `weights` of [`Images`] as a copied tensor: an `Owned<B, f32, Ix1>` in [`ImagesTensors`], [`ImagesTensorsMut`] and [`ImagesTensorsOwned`] and an `Owned<B, f32, Ix1>` in [`ImagesRows`].
    pub weights: <M::Copying as __ImagesCore::Mode>::Tensor<
        f32,
        __ImagesCore::Ix1,
        __ImagesCore::Strided,
    >,
    ///The field `palette` of [`Images`] as a tensor: a `Shared<'data, B, u8, Ix2>` in [`ImagesTensors`], a `SharedMut<'data, B, u8, Ix2>` in [`ImagesTensorsMut`], an `Owned<B, u8, Ix2>` in [`ImagesTensorsOwned`] and a `MaybeShared<'data, B, u8, Ix2>` in [`ImagesRows`].
    pub palette: <M::Whole as __ImagesCore::Mode>::Tensor<
        u8,
        __ImagesCore::Ix2,
        __ImagesCore::Strided,
    >,
    ///The field `classes` of [`Images`] as a copied tensor: an `Owned<B, i64, Ix1>` in [`ImagesTensors`], [`ImagesTensorsMut`] and [`ImagesTensorsOwned`] and an `Arc<Owned<B, i64, Ix1>>` in [`ImagesRows`].
    pub classes: <<M::Whole as __ImagesCore::Mode>::Copying as __ImagesCore::Mode>::Tensor<
        i64,
        __ImagesCore::Ix1,
        __ImagesCore::Strided,
    >,
    ///The field `pairs` of [`Images`]: what a `Pairs` becomes. If that is a struct, it becomes its own companion: its `…Tensors` in [`ImagesTensors`], its `…TensorsMut` in [`ImagesTensorsMut`], its `…TensorsOwned` in [`ImagesTensorsOwned`] and its `…Rows` in [`ImagesRows`]. If that is an array, it becomes a tensor of the same dtype and rank: a `Shared` in [`ImagesTensors`], a `SharedMut` in [`ImagesTensorsMut`], an `Owned` in [`ImagesTensorsOwned`] and a `MaybeShared` in [`ImagesRows`].
    pub pairs: __ImagesCore::Tensor<
        <__ImagesField5 as __ImagesCore::Known<
            { <__ImagesField5 as __ImagesCore::AsField<__ImagesCore::ByShare>>::OK },
        >>::Type,
        M,
    >,
}
///What [`Images::tensors`] gives: each field as a tensor of the backend `B`, shared, which freezes the struct for `'data`, or copied.
pub type ImagesTensors<'data, B> = ImagesFields<__ImagesCore::Read<'data, B>>;
///What [`Images::tensors_mut`] gives: each field as a tensor of the backend `B`, shared to be written, which locks the struct for `'data`, or copied.
pub type ImagesTensorsMut<'data, B> = ImagesFields<__ImagesCore::Write<'data, B>>;
///What [`Images::to_tensors`] and [`Images::into_tensors`] give: each field as a tensor of the backend `B` that owns its memory.
pub type ImagesTensorsOwned<B> = ImagesFields<__ImagesCore::Own<B>>;
///What the closure of [`with`](ImagesFields::with) gets: the framework's own tensor of each field, such as a `B::Tensor<f32, Ix2>`, by reference. `Axes` is for stacks, whose tensors have one axis more.
pub type ImagesTensorRefs<'t, B, Axes = __ImagesCore::AsMany> = ImagesFields<
    __ImagesCore::Lent<'t, B, Axes>,
>;
///What the closure of [`with_mut`](ImagesFields::with_mut) gets, to write to: the framework's own tensor of each field, such as a `B::Tensor<f32, Ix2>`, by reference. `Axes` is for stacks, whose tensors have one axis more.
pub type ImagesTensorRefsMut<'t, B, Axes = __ImagesCore::AsMany> = ImagesFields<
    __ImagesCore::LentMut<'t, B, Axes>,
>;
///What [`Images::rows`] gives: rows of each field as a tensor of the backend `B`, shared for `'data` or gathered.
pub type ImagesRows<'data, B> = ImagesFields<__ImagesCore::Rows<'data, B>>;
impl Images {
    /// The fields that become tensors: their dtypes, shapes and owners. Prints as a table.
    pub const SPEC: __ImagesCore::StructSpec = __ImagesCore::spec::<Self>();
    /// How many samples there are: the length of the axis that the fields begin with.
    ///
    /// # Errors
    ///
    /// An `InputError` with all violations of the declared shapes.
    pub fn sample_count(
        &self,
    ) -> __ImagesCore::Result<__ImagesCore::usize, __ImagesCore::InputError> {
        <Self as __ImagesCore::Samples>::sample_count(self)
    }
}
impl Images {
    /**The fields as tensors of a backend, shared or copied as each is declared; the struct is frozen as long as the companion lives, even if every field is copied; `to_tensors` borrows nothing. Returns a [`ImagesTensors`].

# Errors

An `InputError` with all violations of the declared shapes, and all arrays that the backend can't share; or with a failure of the backend.*/
    pub fn tensors<
        Backend: __ImagesCore::Reads<
                Self,
                (
                    f32,
                    u8,
                    i64,
                    <__ImagesField5 as __ImagesCore::Known<
                        {
                            <__ImagesField5 as __ImagesCore::AsField<
                                __ImagesCore::ByShare,
                            >>::OK
                        },
                    >>::Type,
                ),
            >,
    >(
        &self,
    ) -> __ImagesCore::Result<ImagesTensors<'_, Backend>, __ImagesCore::InputError> {
        <Self as __ImagesCore::ReadStruct<
            Backend,
        >>::read_struct(self, &<Backend as __ImagesCore::Backend>::host())
    }
    /**Like [`tensors`](Self::tensors), with copied fields on a device of choice; shared ones stay where the array is.

# Errors

Those of [`tensors`](Self::tensors); or the backend does not know the device.*/
    pub fn tensors_on<
        Backend: __ImagesCore::Reads<
                Self,
                (
                    f32,
                    u8,
                    i64,
                    <__ImagesField5 as __ImagesCore::Known<
                        {
                            <__ImagesField5 as __ImagesCore::AsField<
                                __ImagesCore::ByShare,
                            >>::OK
                        },
                    >>::Type,
                ),
            >,
    >(
        &self,
        device: &Backend::Device,
    ) -> __ImagesCore::Result<ImagesTensors<'_, Backend>, __ImagesCore::InputError> {
        <Self as __ImagesCore::ReadStruct<Backend>>::read_struct(self, device)
    }
    /**The fields as tensors of a backend, shared ones writable in place; the struct is locked meanwhile. Returns a [`ImagesTensorsMut`].

# Errors

Those of [`tensors`](Self::tensors).*/
    pub fn tensors_mut<
        Backend: __ImagesCore::Writes<
                Self,
                (
                    f32,
                    u8,
                    i64,
                    <__ImagesField5 as __ImagesCore::Known<
                        {
                            <__ImagesField5 as __ImagesCore::AsField<
                                __ImagesCore::ByShare,
                            >>::OK
                        },
                    >>::Type,
                ),
            >,
    >(
        &mut self,
    ) -> __ImagesCore::Result<ImagesTensorsMut<'_, Backend>, __ImagesCore::InputError> {
        <Self as __ImagesCore::WriteStruct<
            Backend,
        >>::write_struct(self, &<Backend as __ImagesCore::Backend>::host())
    }
    /**Like [`tensors_mut`](Self::tensors_mut), with copied fields on a device of choice.

# Errors

Those of [`tensors_mut`](Self::tensors_mut); or the backend does not know the device.*/
    pub fn tensors_mut_on<
        Backend: __ImagesCore::Writes<
                Self,
                (
                    f32,
                    u8,
                    i64,
                    <__ImagesField5 as __ImagesCore::Known<
                        {
                            <__ImagesField5 as __ImagesCore::AsField<
                                __ImagesCore::ByShare,
                            >>::OK
                        },
                    >>::Type,
                ),
            >,
    >(
        &mut self,
        device: &Backend::Device,
    ) -> __ImagesCore::Result<ImagesTensorsMut<'_, Backend>, __ImagesCore::InputError> {
        <Self as __ImagesCore::WriteStruct<Backend>>::write_struct(self, device)
    }
    /**The fields as tensors of a backend, which own their memory: every field is copied, once. Returns a [`ImagesTensorsOwned`].

# Errors

An `InputError` with all violations of the declared shapes; or with a failure of the backend.*/
    pub fn to_tensors<
        Backend: __ImagesCore::Holds<
                Self,
                (
                    f32,
                    u8,
                    i64,
                    <__ImagesField5 as __ImagesCore::Known<
                        {
                            <__ImagesField5 as __ImagesCore::AsField<
                                __ImagesCore::ByShare,
                            >>::OK
                        },
                    >>::Type,
                ),
            >,
    >(
        &self,
    ) -> __ImagesCore::Result<ImagesTensorsOwned<Backend>, __ImagesCore::InputError> {
        <Self as __ImagesCore::OwnStruct<
            Backend,
        >>::copy_struct(self, &<Backend as __ImagesCore::Backend>::host())
    }
    /**Like [`to_tensors`](Self::to_tensors), on a device of choice.

# Errors

Those of [`to_tensors`](Self::to_tensors); or the backend does not know the device.*/
    pub fn to_tensors_on<
        Backend: __ImagesCore::Holds<
                Self,
                (
                    f32,
                    u8,
                    i64,
                    <__ImagesField5 as __ImagesCore::Known<
                        {
                            <__ImagesField5 as __ImagesCore::AsField<
                                __ImagesCore::ByShare,
                            >>::OK
                        },
                    >>::Type,
                ),
            >,
    >(
        &self,
        device: &Backend::Device,
    ) -> __ImagesCore::Result<ImagesTensorsOwned<Backend>, __ImagesCore::InputError> {
        <Self as __ImagesCore::OwnStruct<Backend>>::copy_struct(self, device)
    }
    /**The fields as tensors of a backend, which take the arrays' memory over; copied only where they can't. Returns a [`ImagesTensorsOwned`].

# Errors

Those of [`to_tensors`](Self::to_tensors); the struct is then dropped.*/
    pub fn into_tensors<
        Backend: __ImagesCore::Holds<
                Self,
                (
                    f32,
                    u8,
                    i64,
                    <__ImagesField5 as __ImagesCore::Known<
                        {
                            <__ImagesField5 as __ImagesCore::AsField<
                                __ImagesCore::ByShare,
                            >>::OK
                        },
                    >>::Type,
                ),
            >,
    >(
        self,
    ) -> __ImagesCore::Result<ImagesTensorsOwned<Backend>, __ImagesCore::InputError> {
        <Self as __ImagesCore::OwnStruct<
            Backend,
        >>::adopt_struct(self, &<Backend as __ImagesCore::Backend>::host())
    }
    /**Like [`into_tensors`](Self::into_tensors), on a device of choice.

# Errors

Those of [`into_tensors`](Self::into_tensors); or the backend does not know the device.*/
    pub fn into_tensors_on<
        Backend: __ImagesCore::Holds<
                Self,
                (
                    f32,
                    u8,
                    i64,
                    <__ImagesField5 as __ImagesCore::Known<
                        {
                            <__ImagesField5 as __ImagesCore::AsField<
                                __ImagesCore::ByShare,
                            >>::OK
                        },
                    >>::Type,
                ),
            >,
    >(
        self,
        device: &Backend::Device,
    ) -> __ImagesCore::Result<ImagesTensorsOwned<Backend>, __ImagesCore::InputError> {
        <Self as __ImagesCore::OwnStruct<Backend>>::adopt_struct(self, device)
    }
    /**Rows of the fields as tensors of a backend: of a range such as `0..64`, or of a list of indices such as `&[5, 0, 5]`. A shared field's range is shared where the backend can share it; all other rows are gathered, once. A field with `whole` is as [`tensors`](Self::tensors) makes it. Returns a [`ImagesRows`].

# Errors

An `InputError` with a row that is not among the samples; with all violations of the declared shapes; or with a failure of the backend.*/
    pub fn rows<
        's,
        Backend: __ImagesCore::HoldsRows<
                Self,
                (
                    f32,
                    u8,
                    i64,
                    <__ImagesField5 as __ImagesCore::Known<
                        {
                            <__ImagesField5 as __ImagesCore::AsField<
                                __ImagesCore::ByShare,
                            >>::OK
                        },
                    >>::Type,
                ),
            >,
    >(
        &self,
        rows: impl __ImagesCore::IntoRows<'s>,
    ) -> __ImagesCore::Result<ImagesRows<'_, Backend>, __ImagesCore::InputError> {
        <Self as __ImagesCore::PickRows<
            Backend,
        >>::pick_rows(
            self,
            __ImagesCore::IntoRows::into_rows(rows),
            &<Backend as __ImagesCore::Backend>::host(),
        )
    }
    /**Like [`rows`](Self::rows), with gathered rows and copied fields on a device of choice.

# Errors

Those of [`rows`](Self::rows); or the backend does not know the device.*/
    pub fn rows_on<
        's,
        Backend: __ImagesCore::HoldsRows<
                Self,
                (
                    f32,
                    u8,
                    i64,
                    <__ImagesField5 as __ImagesCore::Known<
                        {
                            <__ImagesField5 as __ImagesCore::AsField<
                                __ImagesCore::ByShare,
                            >>::OK
                        },
                    >>::Type,
                ),
            >,
    >(
        &self,
        rows: impl __ImagesCore::IntoRows<'s>,
        device: &Backend::Device,
    ) -> __ImagesCore::Result<ImagesRows<'_, Backend>, __ImagesCore::InputError> {
        <Self as __ImagesCore::PickRows<
            Backend,
        >>::pick_rows(self, __ImagesCore::IntoRows::into_rows(rows), device)
    }
}
impl<M: __ImagesCore::Mode> ImagesFields<M> {
    /**Runs the closure `f` on the framework's own tensors, all fields at once: on a [`ImagesTensorRefs`]. Returns what the closure returns, which can't refer to the tensors.

# Panics

If the closure panics.*/
    pub fn with<R>(
        &self,
        f: impl __ImagesCore::FnOnce(ImagesTensorRefs<'_, M::Backend, M::Axes>) -> R,
    ) -> R {
        __ImagesCore::with::<Images, M, R>(self, f)
    }
    /**Runs the closure `f` on the framework's own tensors, all fields at once, to write to them: on a [`ImagesTensorRefsMut`]. Returns what the closure returns, which can't refer to the tensors.

# Panics

If the closure panics; and where a backend says so in the documentation of its `SharesMut` impl.*/
    pub fn with_mut<R>(
        &mut self,
        f: impl __ImagesCore::FnOnce(ImagesTensorRefsMut<'_, M::Backend, M::Axes>) -> R,
    ) -> R
    where
        M: __ImagesCore::ModeMut,
    {
        __ImagesCore::with_mut::<Images, M, R>(self, f)
    }
    /**Moves all tensors to `device`, and returns them. A tensor that is already there is not copied.

# Errors

An `InputError` with the failures of the backend, of each field; the tensors are then dropped.*/
    pub fn to_device(
        self,
        device: &<M::Backend as __ImagesCore::Backend>::Device,
    ) -> __ImagesCore::Result<ImagesFields<M::Copying>, __ImagesCore::InputError>
    where
        M: __ImagesCore::ModeOwned,
    {
        __ImagesCore::to_device::<Images, M>(self, device)
    }
}
const _: () = {
    struct __Key;
    const _: () = __ImagesCore::check_factor(__ImagesCore::factor_bits(1.0 / 255.0));
    const _: () = __ImagesCore::check_factor(__ImagesCore::factor_bits(Images::UNIT));
    #[automatically_derived]
    impl __ImagesCore::TensorStruct for Images {
        const SPEC: __ImagesCore::StructSpec = __ImagesCore::StructSpec {
            name: "Images",
            samples: __ImagesCore::Some("batch"),
            fields: &__ImagesCore::whole_fields(
                __ImagesCore::specs::<
                    __Key,
                    Self,
                    _,
                >([
                    (
                        "pixels",
                        __ImagesCore::Some((
                            false,
                            &[
                                __ImagesCore::DimSpec::Named("batch"),
                                __ImagesCore::DimSpec::Any,
                                __ImagesCore::DimSpec::Any,
                                __ImagesCore::DimSpec::Constant {
                                    len: 3,
                                    text: "3",
                                },
                            ],
                        )),
                    ),
                    (
                        "points",
                        __ImagesCore::Some((
                            false,
                            &[
                                __ImagesCore::DimSpec::Named("batch"),
                                __ImagesCore::DimSpec::Any,
                                __ImagesCore::DimSpec::Constant {
                                    len: 2,
                                    text: "2",
                                },
                            ],
                        )),
                    ),
                    (
                        "weights",
                        __ImagesCore::Some((
                            false,
                            &[__ImagesCore::DimSpec::Named("batch")],
                        )),
                    ),
                    ("palette", __ImagesCore::None),
                    ("classes", __ImagesCore::None),
                    ("pairs", __ImagesCore::None),
                ]),
                [3, 4],
            ),
        };
    }
    fn __checks<pixels, points, weights, palette>() {
        let () = <u8 as __ImagesCore::LosslessCast<f32>>::OK;
        let () = <<__ImagesCore::Ix4 as __ImagesCore::HasRank<
            __ImagesCore::Axes4,
        >>::Rank as __ImagesCore::SameRank<__ImagesCore::Axes4, pixels>>::OK;
        let () = <<__ImagesCore::IxDyn as __ImagesCore::HasRank<
            __ImagesCore::Axes3,
        >>::Rank as __ImagesCore::SameRank<__ImagesCore::Axes3, points>>::OK;
        let () = <<__ImagesCore::Ix1 as __ImagesCore::HasRank<
            __ImagesCore::Axes1,
        >>::Rank as __ImagesCore::SameRank<__ImagesCore::Axes1, weights>>::OK;
        let () = <<__ImagesCore::Ix2 as __ImagesCore::HasRank<
            __ImagesCore::Axes2,
        >>::Rank as __ImagesCore::PermutedRank<__ImagesCore::Axes2, palette>>::OK;
    }
    impl __ImagesCore::WithoutDrop for Images {
        type Itself = Self;
    }
    impl __ImagesCore::StructFields<__Key> for Images {
        type Fields = <(
            Array4<u8>,
            ArrayD<f32>,
            Array1<f64>,
            Array2<u8>,
            Array1<i64>,
            <__ImagesField5 as __ImagesCore::Known<
                { <__ImagesField5 as __ImagesCore::AsField<__ImagesCore::ByShare>>::OK },
            >>::Type,
        ) as __ImagesCore::Known<
            {
                <Array4<u8> as __ImagesCore::AsNdarray<u8, __ImagesCore::Ix4>>::OK
                    & <ArrayD<
                        f32,
                    > as __ImagesCore::AsNdarray<f32, __ImagesCore::IxDyn>>::OK
                    & <Array1<
                        f64,
                    > as __ImagesCore::AsNdarray<f64, __ImagesCore::Ix1>>::OK
                    & <Array2<u8> as __ImagesCore::AsNdarray<u8, __ImagesCore::Ix2>>::OK
                    & <Array1<
                        i64,
                    > as __ImagesCore::AsNdarray<i64, __ImagesCore::Ix1>>::OK
                    & <__ImagesField5 as __ImagesCore::AsField<
                        __ImagesCore::ByShare,
                    >>::OK
            },
        >>::Type;
        type Attributes = (
            __ImagesCore::Copied<
                __ImagesCore::Permuted<
                    0x3241,
                    __ImagesCore::CastTo<
                        f32,
                        __ImagesCore::Scaled<
                            __ImagesCore::Lossless,
                            { __ImagesCore::factor_bits(1.0 / 255.0) },
                        >,
                    >,
                >,
            >,
            __ImagesCore::Declared<
                __ImagesCore::Ranked<
                    __ImagesCore::Ix3,
                    __ImagesCore::Permuted<0x231, __ImagesCore::Share>,
                >,
            >,
            __ImagesCore::ByCast<
                f32,
                __ImagesCore::Scaled<
                    __ImagesCore::Checked,
                    { __ImagesCore::factor_bits(Images::UNIT) },
                >,
            >,
            __ImagesCore::Whole<
                __ImagesCore::Declared<__ImagesCore::Permuted<0x12, __ImagesCore::Share>>,
            >,
            __ImagesCore::Whole<__ImagesCore::ByCopy>,
            __ImagesCore::ByShare,
        );
        fn refs(&self) -> __ImagesCore::Refs<'_, __Key, Self> {
            (
                &self.pixels,
                &self.points,
                &self.weights,
                &self.palette,
                &self.classes,
                &self.pairs,
            )
        }
        fn muts(&mut self) -> __ImagesCore::Muts<'_, __Key, Self> {
            (
                &mut self.pixels,
                &mut self.points,
                &mut self.weights,
                &mut self.palette,
                &mut self.classes,
                &mut self.pairs,
            )
        }
        fn into_fields(self) -> Self::Fields {
            let Self {
                pixels: __field_0,
                points: __field_1,
                weights: __field_2,
                palette: __field_3,
                classes: __field_4,
                pairs: __field_5,
                ..
            }: <Self as __ImagesCore::WithoutDrop>::Itself = self;
            (__field_0, __field_1, __field_2, __field_3, __field_4, __field_5)
        }
        fn companion<__M: __ImagesCore::Mode>(
            __tensors: __ImagesCore::Tensors<__Key, Self, __M>,
        ) -> ImagesFields<__M> {
            ImagesFields {
                pixels: __tensors.0,
                points: __tensors.1,
                weights: __tensors.2,
                palette: __tensors.3,
                classes: __tensors.4,
                pairs: __tensors.5,
            }
        }
        fn tensor_refs<'__s, __M: __ImagesCore::Mode + '__s>(
            __tensors: &'__s ImagesFields<__M>,
        ) -> __ImagesCore::TensorRefs<'__s, __Key, Self, __M>
        where
            Self: '__s,
        {
            (
                &__tensors.pixels,
                &__tensors.points,
                &__tensors.weights,
                &__tensors.palette,
                &__tensors.classes,
                &__tensors.pairs,
            )
        }
        fn tensor_muts<'__s, __M: __ImagesCore::Mode + '__s>(
            __tensors: &'__s mut ImagesFields<__M>,
        ) -> __ImagesCore::TensorMuts<'__s, __Key, Self, __M>
        where
            Self: '__s,
        {
            (
                &mut __tensors.pixels,
                &mut __tensors.points,
                &mut __tensors.weights,
                &mut __tensors.palette,
                &mut __tensors.classes,
                &mut __tensors.pairs,
            )
        }
    }
    fn __samples()
    where
        <Pairs as __ImagesCore::Known<
            { <__ImagesField5 as __ImagesCore::AsField<__ImagesCore::ByShare>>::OK },
        >>::Type: __ImagesCore::SamplesField,
    {}
    #[automatically_derived]
    impl __ImagesCore::SamplesStruct for Images {
        type Itself = Self;
    }
    #[automatically_derived]
    impl __ImagesCore::Samples for Images {}
    #[doc(hidden)]
    impl __ImagesCore::Field<__ImagesCore::ByShare> for Images {
        type Elem = __ImagesCore::NoArray;
        type Dim = __ImagesCore::NoArray;
        type Tensor<__M: __ImagesCore::Mode> = ImagesFields<__M>;
        type Ops = __Ops;
        const KIND: __ImagesCore::FieldKind = __ImagesCore::kind::<Self>();
    }
    pub struct __Ops;
    impl __ImagesCore::FieldOps<Images, __ImagesCore::ByShare> for __Ops {
        fn check(
            __field: &Images,
            __spec: &__ImagesCore::FieldSpec,
            __report: &mut __ImagesCore::Report,
        ) {
            <__ImagesCore::StructOps<
                __Key,
            > as __ImagesCore::FieldOps<
                Images,
                __ImagesCore::ByShare,
            >>::check(__field, __spec, __report);
        }
        fn lend<'__s: '__t, '__t, __M: __ImagesCore::Mode + '__s>(
            __tensors: &'__s ImagesFields<__M>,
            __arena: &'__t __ImagesCore::Arena<'__s>,
        ) -> ImagesFields<__ImagesCore::Lent<'__t, __M::Backend, __M::Axes>>
        where
            Images: '__s,
        {
            <__ImagesCore::StructOps<
                __Key,
            > as __ImagesCore::FieldOps<
                Images,
                __ImagesCore::ByShare,
            >>::lend::<__M>(__tensors, __arena)
        }
        fn lend_mut<'__s: '__t, '__t, __M: __ImagesCore::ModeMut + '__s>(
            __tensors: &'__s mut ImagesFields<__M>,
            __arena: &'__t __ImagesCore::Arena<'__s>,
        ) -> ImagesFields<__ImagesCore::LentMut<'__t, __M::Backend, __M::Axes>>
        where
            Images: '__s,
        {
            <__ImagesCore::StructOps<
                __Key,
            > as __ImagesCore::FieldOps<
                Images,
                __ImagesCore::ByShare,
            >>::lend_mut::<__M>(__tensors, __arena)
        }
        fn to_device<__M: __ImagesCore::ModeOwned>(
            __tensors: &mut ImagesFields<__M>,
            __name: &'static __ImagesCore::str,
            __report: &mut __ImagesCore::Report,
            __device: &<__M::Backend as __ImagesCore::Backend>::Device,
        ) {
            <__ImagesCore::StructOps<
                __Key,
            > as __ImagesCore::FieldOps<
                Images,
                __ImagesCore::ByShare,
            >>::to_device::<__M>(__tensors, __name, __report, __device);
        }
    }
    impl<
        __V: __ImagesCore::Conversion,
    > __ImagesCore::ConvertOps<Images, __V, __ImagesCore::ByShare> for __Ops
    where
        __ImagesCore::StructOps<
            __Key,
        >: __ImagesCore::ConvertOps<Images, __V, __ImagesCore::ByShare>,
    {
        fn convert<'__a>(
            __taken: __ImagesCore::Taken<'__a, __V, Images>,
            __name: &'static __ImagesCore::str,
            __report: &mut __ImagesCore::Report,
            __request: &__ImagesCore::Request<'_, __V::Backend>,
        ) -> __ImagesCore::Option<ImagesFields<__V::Mode<'__a>>>
        where
            Images: '__a,
        {
            <__ImagesCore::StructOps<
                __Key,
            > as __ImagesCore::ConvertOps<
                Images,
                __V,
                __ImagesCore::ByShare,
            >>::convert(__taken, __name, __report, __request)
        }
    }
    #[automatically_derived]
    impl<M: __ImagesCore::Mode> __ImagesCore::fmt::Debug for ImagesFields<M> {
        fn fmt(
            &self,
            f: &mut __ImagesCore::fmt::Formatter<'_>,
        ) -> __ImagesCore::fmt::Result {
            __ImagesCore::debug::<__Key, Images, M>(f, "Images", self)
        }
    }
};

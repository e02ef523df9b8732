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
///The tensors of [`Images`], one for each field. The parameter `M` says what they are, and each alias stands for one such `M`: [`ImagesTensors`], [`ImagesTensorsMut`], [`ImagesTensorsOwned`], [`ImagesTensorRefs`], [`ImagesTensorRefsMut`], [`ImagesRows`].
pub struct ImagesFields<M: ::tensor_core::mode::Mode> {
    ///The field `pixels` of [`Images`] as a copied tensor: an `Owned<B, f32, Ix4>` in [`ImagesTensors`], [`ImagesTensorsMut`] and [`ImagesTensorsOwned`] and an `Owned<B, f32, Ix4>` in [`ImagesRows`].
    pub pixels: <M::Copying as ::tensor_core::__private::Mode>::Tensor<
        f32,
        ::tensor_core::__private::Ix4,
        ::tensor_core::__private::Strided,
    >,
    ///The field `points` of [`Images`] as a tensor: a `Shared<'data, B, f32, Ix3>` in [`ImagesTensors`], a `SharedMut<'data, B, f32, Ix3>` in [`ImagesTensorsMut`], an `Owned<B, f32, Ix3>` in [`ImagesTensorsOwned`] and a `MaybeShared<'data, B, f32, Ix3>` in [`ImagesRows`].
    pub points: M::Tensor<
        f32,
        ::tensor_core::__private::Ix3,
        ::tensor_core::__private::Strided,
    >,
    ///The field `weights` of [`Images`] as a copied tensor: an `Owned<B, f32, Ix1>` in [`ImagesTensors`], [`ImagesTensorsMut`] and [`ImagesTensorsOwned`] and an `Owned<B, f32, Ix1>` in [`ImagesRows`].
    pub weights: <M::Copying as ::tensor_core::__private::Mode>::Tensor<
        f32,
        ::tensor_core::__private::Ix1,
        ::tensor_core::__private::Strided,
    >,
    ///The field `palette` of [`Images`] as a tensor: a `Shared<'data, B, u8, Ix2>` in [`ImagesTensors`], a `SharedMut<'data, B, u8, Ix2>` in [`ImagesTensorsMut`], an `Owned<B, u8, Ix2>` in [`ImagesTensorsOwned`] and a `Shared<'data, B, u8, Ix2>` in [`ImagesRows`].
    pub palette: <M::Whole as ::tensor_core::__private::Mode>::Tensor<
        u8,
        ::tensor_core::__private::Ix2,
        ::tensor_core::__private::Strided,
    >,
    ///The field `classes` of [`Images`] as a copied tensor: an `Owned<B, i64, Ix1>` in [`ImagesTensors`], [`ImagesTensorsMut`] and [`ImagesTensorsOwned`] and an `Arc<Owned<B, i64, Ix1>>` in [`ImagesRows`].
    pub classes: <<M::Whole as ::tensor_core::__private::Mode>::Copying as ::tensor_core::__private::Mode>::Tensor<
        i64,
        ::tensor_core::__private::Ix1,
        ::tensor_core::__private::Strided,
    >,
    ///The field `pairs` of [`Images`]: what a `Pairs` becomes. If that is a struct, it becomes its own companion: its `…Tensors` in [`ImagesTensors`], its `…TensorsMut` in [`ImagesTensorsMut`], its `…TensorsOwned` in [`ImagesTensorsOwned`] and its `…Rows` in [`ImagesRows`]. If that is an array, it becomes a tensor of the same dtype and rank: a `Shared` in [`ImagesTensors`], a `SharedMut` in [`ImagesTensorsMut`], an `Owned` in [`ImagesTensorsOwned`] and a `MaybeShared` in [`ImagesRows`].
    pub pairs: ::tensor_core::__private::Tensor<
        <Pairs as ::tensor_core::__private::Known<
            {
                <Pairs as ::tensor_core::__private::AsField<
                    ::tensor_core::__private::ByShare,
                >>::OK
            },
        >>::Type,
        M,
    >,
}
///What [`Images::tensors`] gives: each field as a tensor of the backend `B`, shared, which freezes the struct for `'data`, or copied.
pub type ImagesTensors<'data, B> = ImagesFields<::tensor_core::mode::Read<'data, B>>;
///What [`Images::tensors_mut`] gives: each field as a tensor of the backend `B`, shared to be written, which locks the struct for `'data`, or copied.
pub type ImagesTensorsMut<'data, B> = ImagesFields<::tensor_core::mode::Write<'data, B>>;
///What [`Images::to_tensors`] and [`Images::into_tensors`] give: each field as a tensor of the backend `B` that owns its memory.
pub type ImagesTensorsOwned<B> = ImagesFields<::tensor_core::mode::Own<B>>;
///What the closure of [`with`](ImagesFields::with) gets: the framework's own tensor of each field, such as a `B::Tensor<f32, Ix2>`, by reference. `Axes` is for stacks, whose tensors have one axis more.
pub type ImagesTensorRefs<'t, B, Axes = ::tensor_core::mode::AsMany> = ImagesFields<
    ::tensor_core::mode::Lent<'t, B, Axes>,
>;
///What the closure of [`with_mut`](ImagesFields::with_mut) gets, to write to: the framework's own tensor of each field, such as a `B::Tensor<f32, Ix2>`, by reference. `Axes` is for stacks, whose tensors have one axis more.
pub type ImagesTensorRefsMut<'t, B, Axes = ::tensor_core::mode::AsMany> = ImagesFields<
    ::tensor_core::mode::LentMut<'t, B, Axes>,
>;
///What [`Images::rows`] gives: rows of each field as a tensor of the backend `B`, shared for `'data` or gathered.
pub type ImagesRows<'data, B> = ImagesFields<::tensor_core::mode::Rows<'data, B>>;
impl Images {
    /// The fields that become tensors: their dtypes, shapes and owners. Prints as a table.
    pub const SPEC: ::tensor_core::__private::StructSpec = ::tensor_core::__private::spec::<
        Self,
    >();
    /// How many samples there are: the length of the axis that the fields begin with.
    ///
    /// # Errors
    ///
    /// An `InputError` with all violations of the declared shapes.
    pub fn sample_count(
        &self,
    ) -> ::tensor_core::__private::Result<
        ::tensor_core::__private::usize,
        ::tensor_core::__private::InputError,
    > {
        <Self as ::tensor_core::__private::Samples>::sample_count(self)
    }
}
impl Images {
    /**The fields as tensors of a backend, shared or copied as each is declared; the struct is frozen meanwhile. Returns a [`ImagesTensors`].

# Errors

An `InputError` with all violations of the declared shapes, and all arrays that the backend can't share; or with a failure of the backend.*/
    pub fn tensors<Backend: ::tensor_core::Backend>(
        &self,
    ) -> ::tensor_core::__private::Result<
        ImagesTensors<'_, Backend>,
        <Backend as ::tensor_core::ChosenBackend>::Error,
    >
    where
        Self: ::tensor_core::TensorInput<Backend>,
    {
        <Self as ::tensor_core::__private::ReadStruct<
            Backend,
        >>::read_struct(self, &<Backend as ::tensor_core::Backend>::host())
    }
    /**Like [`tensors`](Self::tensors), with copied fields on a device of choice; shared ones stay where the array is.

# Errors

Those of [`tensors`](Self::tensors); or the backend does not know the device.*/
    pub fn tensors_on<Backend: ::tensor_core::Backend>(
        &self,
        device: &Backend::Device,
    ) -> ::tensor_core::__private::Result<
        ImagesTensors<'_, Backend>,
        ::tensor_core::InputError,
    >
    where
        Self: ::tensor_core::TensorInput<Backend>,
    {
        <Self as ::tensor_core::__private::ReadStruct<
            Backend,
        >>::read_struct(self, device)
    }
    /**The fields as tensors of a backend, shared ones writable in place; the struct is locked meanwhile. Returns a [`ImagesTensorsMut`].

# Errors

Those of [`tensors`](Self::tensors).*/
    pub fn tensors_mut<Backend: ::tensor_core::Backend>(
        &mut self,
    ) -> ::tensor_core::__private::Result<
        ImagesTensorsMut<'_, Backend>,
        <Backend as ::tensor_core::ChosenBackend>::Error,
    >
    where
        Self: ::tensor_core::TensorInputMut<Backend>,
    {
        <Self as ::tensor_core::__private::WriteStruct<
            Backend,
        >>::write_struct(self, &<Backend as ::tensor_core::Backend>::host())
    }
    /**Like [`tensors_mut`](Self::tensors_mut), with copied fields on a device of choice.

# Errors

Those of [`tensors_mut`](Self::tensors_mut); or the backend does not know the device.*/
    pub fn tensors_mut_on<Backend: ::tensor_core::Backend>(
        &mut self,
        device: &Backend::Device,
    ) -> ::tensor_core::__private::Result<
        ImagesTensorsMut<'_, Backend>,
        ::tensor_core::InputError,
    >
    where
        Self: ::tensor_core::TensorInputMut<Backend>,
    {
        <Self as ::tensor_core::__private::WriteStruct<
            Backend,
        >>::write_struct(self, device)
    }
    /**The fields as tensors of a backend, which own their memory: every field is copied, once. Returns a [`ImagesTensorsOwned`].

# Errors

An `InputError` with all violations of the declared shapes; or with a failure of the backend.*/
    pub fn to_tensors<Backend: ::tensor_core::Backend>(
        &self,
    ) -> ::tensor_core::__private::Result<
        ImagesTensorsOwned<Backend>,
        <Backend as ::tensor_core::ChosenBackend>::Error,
    >
    where
        Self: ::tensor_core::IntoTensors<Backend>,
    {
        <Self as ::tensor_core::__private::OwnStruct<
            Backend,
        >>::copy_struct(self, &<Backend as ::tensor_core::Backend>::host())
    }
    /**Like [`to_tensors`](Self::to_tensors), on a device of choice.

# Errors

Those of [`to_tensors`](Self::to_tensors); or the backend does not know the device.*/
    pub fn to_tensors_on<Backend: ::tensor_core::Backend>(
        &self,
        device: &Backend::Device,
    ) -> ::tensor_core::__private::Result<
        ImagesTensorsOwned<Backend>,
        ::tensor_core::InputError,
    >
    where
        Self: ::tensor_core::IntoTensors<Backend>,
    {
        <Self as ::tensor_core::__private::OwnStruct<Backend>>::copy_struct(self, device)
    }
    /**The fields as tensors of a backend, which take the arrays' memory over; copied only where they can't. Returns a [`ImagesTensorsOwned`].

# Errors

Those of [`to_tensors`](Self::to_tensors); the struct is then dropped.*/
    pub fn into_tensors<Backend: ::tensor_core::Backend>(
        self,
    ) -> ::tensor_core::__private::Result<
        ImagesTensorsOwned<Backend>,
        <Backend as ::tensor_core::ChosenBackend>::Error,
    >
    where
        Self: ::tensor_core::IntoTensors<Backend>,
    {
        <Self as ::tensor_core::__private::OwnStruct<
            Backend,
        >>::adopt_struct(self, &<Backend as ::tensor_core::Backend>::host())
    }
    /**Like [`into_tensors`](Self::into_tensors), on a device of choice.

# Errors

Those of [`into_tensors`](Self::into_tensors); or the backend does not know the device.*/
    pub fn into_tensors_on<Backend: ::tensor_core::Backend>(
        self,
        device: &Backend::Device,
    ) -> ::tensor_core::__private::Result<
        ImagesTensorsOwned<Backend>,
        ::tensor_core::InputError,
    >
    where
        Self: ::tensor_core::IntoTensors<Backend>,
    {
        <Self as ::tensor_core::__private::OwnStruct<
            Backend,
        >>::adopt_struct(self, device)
    }
    /**Rows of the fields as tensors of a backend: of a range such as `0..64`, or of a list of indices such as `&[5, 0, 5]`. A shared field's range is shared where the backend can share it; all other rows are gathered, once. A field with `whole` is as [`tensors`](Self::tensors) makes it. Returns a [`ImagesRows`].

# Errors

An `InputError` with a row that is not among the samples; with all violations of the declared shapes; or with a failure of the backend.*/
    pub fn rows<'s, Backend: ::tensor_core::Backend>(
        &self,
        rows: impl ::tensor_core::__private::IntoRows<'s>,
    ) -> ::tensor_core::__private::Result<
        ImagesRows<'_, Backend>,
        <Backend as ::tensor_core::ChosenBackend>::Error,
    >
    where
        Self: ::tensor_core::TensorRows<Backend>,
    {
        <Self as ::tensor_core::__private::PickRows<
            Backend,
        >>::pick_rows(
            self,
            ::tensor_core::__private::IntoRows::into_rows(rows),
            &<Backend as ::tensor_core::Backend>::host(),
        )
    }
    /**Like [`rows`](Self::rows), with gathered rows and copied fields on a device of choice.

# Errors

Those of [`rows`](Self::rows); or the backend does not know the device.*/
    pub fn rows_on<'s, Backend: ::tensor_core::Backend>(
        &self,
        rows: impl ::tensor_core::__private::IntoRows<'s>,
        device: &Backend::Device,
    ) -> ::tensor_core::__private::Result<
        ImagesRows<'_, Backend>,
        ::tensor_core::InputError,
    >
    where
        Self: ::tensor_core::TensorRows<Backend>,
    {
        <Self as ::tensor_core::__private::PickRows<
            Backend,
        >>::pick_rows(self, ::tensor_core::__private::IntoRows::into_rows(rows), device)
    }
}
impl<M: ::tensor_core::__private::Mode> ImagesFields<M> {
    /**Runs the closure `f` on the framework's own tensors, all fields at once: on a [`ImagesTensorRefs`]. Returns what the closure returns, which can't refer to the tensors.

# Panics

If the closure panics.*/
    pub fn with<R>(
        &self,
        f: impl ::tensor_core::__private::FnOnce(
            ImagesTensorRefs<'_, M::Backend, M::Axes>,
        ) -> R,
    ) -> R {
        ::tensor_core::__private::with::<Images, M, R>(self, f)
    }
    /**Runs the closure `f` on the framework's own tensors, all fields at once, to write to them: on a [`ImagesTensorRefsMut`]. Returns what the closure returns, which can't refer to the tensors.

# Panics

If the closure panics; and where a backend says so in the documentation of its `SharesMut` impl.*/
    pub fn with_mut<R>(
        &mut self,
        f: impl ::tensor_core::__private::FnOnce(
            ImagesTensorRefsMut<'_, M::Backend, M::Axes>,
        ) -> R,
    ) -> R
    where
        M: ::tensor_core::__private::ModeMut,
    {
        ::tensor_core::__private::with_mut::<Images, M, R>(self, f)
    }
    /**Moves all tensors to `device`, and returns them. A tensor that is already there is not copied.

# Errors

An `InputError` with the failures of the backend, of each field; the tensors are then dropped.*/
    pub fn to_device(
        self,
        device: &<M::Backend as ::tensor_core::__private::Backend>::Device,
    ) -> ::tensor_core::__private::Result<Self, ::tensor_core::__private::InputError>
    where
        M: ::tensor_core::__private::ModeOwned,
    {
        ::tensor_core::__private::to_device::<Images, M>(self, device)
    }
}
const _: () = {
    use ::tensor_core::__private as __p;
    struct __Key;
    const _: () = __p::check_factor(__p::factor_bits(1.0 / 255.0));
    const _: () = __p::check_factor(__p::factor_bits(Images::UNIT));
    #[automatically_derived]
    impl __p::TensorStruct for Images {
        const SPEC: __p::StructSpec = __p::StructSpec {
            name: "Images",
            samples: __p::Some("batch"),
            fields: &__p::whole_fields(
                __p::specs::<
                    __Key,
                    Self,
                    _,
                >([
                    (
                        "pixels",
                        __p::Some((
                            false,
                            &[
                                __p::DimSpec::Named("batch"),
                                __p::DimSpec::Any,
                                __p::DimSpec::Any,
                                __p::DimSpec::Constant {
                                    len: 3,
                                    text: "3",
                                },
                            ],
                        )),
                    ),
                    (
                        "points",
                        __p::Some((
                            false,
                            &[
                                __p::DimSpec::Named("batch"),
                                __p::DimSpec::Any,
                                __p::DimSpec::Constant {
                                    len: 2,
                                    text: "2",
                                },
                            ],
                        )),
                    ),
                    ("weights", __p::Some((false, &[__p::DimSpec::Named("batch")]))),
                    ("palette", __p::None),
                    ("classes", __p::None),
                    ("pairs", __p::None),
                ]),
                [3, 4],
            ),
        };
    }
    fn __checks<pixels, points, weights, palette>() {
        let () = <u8 as __p::LosslessCast<f32>>::OK;
        let () = <<__p::Ix4 as __p::HasRank<
            __p::Axes4,
        >>::Rank as __p::SameRank<__p::Axes4, pixels>>::OK;
        let () = <<__p::IxDyn as __p::HasRank<
            __p::Axes3,
        >>::Rank as __p::SameRank<__p::Axes3, points>>::OK;
        let () = <<__p::Ix1 as __p::HasRank<
            __p::Axes1,
        >>::Rank as __p::SameRank<__p::Axes1, weights>>::OK;
        let () = <<__p::Ix2 as __p::HasRank<
            __p::Axes2,
        >>::Rank as __p::PermutedRank<__p::Axes2, palette>>::OK;
    }
    impl __p::StructFields<__Key> for Images {
        type Fields = <(
            Array4<u8>,
            ArrayD<f32>,
            Array1<f64>,
            Array2<u8>,
            Array1<i64>,
            <Pairs as __p::Known<{ <Pairs as __p::AsField<__p::ByShare>>::OK }>>::Type,
        ) as __p::Known<
            {
                <Array4<u8> as __p::AsNdarray<u8, __p::Ix4>>::OK
                    & <ArrayD<f32> as __p::AsNdarray<f32, __p::IxDyn>>::OK
                    & <Array1<f64> as __p::AsNdarray<f64, __p::Ix1>>::OK
                    & <Array2<u8> as __p::AsNdarray<u8, __p::Ix2>>::OK
                    & <Array1<i64> as __p::AsNdarray<i64, __p::Ix1>>::OK
                    & <Pairs as __p::AsField<__p::ByShare>>::OK
            },
        >>::Type;
        type Attributes = (
            __p::Copied<
                __p::Permuted<
                    0x3241,
                    __p::CastTo<
                        f32,
                        __p::Scaled<__p::Lossless, { __p::factor_bits(1.0 / 255.0) }>,
                    >,
                >,
            >,
            __p::Declared<__p::Ranked<__p::Ix3, __p::Permuted<0x231, __p::Share>>>,
            __p::ByCast<
                f32,
                __p::Scaled<__p::Checked, { __p::factor_bits(Images::UNIT) }>,
            >,
            __p::Whole<__p::Declared<__p::Permuted<0x12, __p::Share>>>,
            __p::Whole<__p::ByCopy>,
            __p::ByShare,
        );
        fn refs(&self) -> __p::Refs<'_, __Key, Self> {
            (
                &self.pixels,
                &self.points,
                &self.weights,
                &self.palette,
                &self.classes,
                &self.pairs,
            )
        }
        fn muts(&mut self) -> __p::Muts<'_, __Key, Self> {
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
            } = self;
            (__field_0, __field_1, __field_2, __field_3, __field_4, __field_5)
        }
        fn companion<__M: __p::Mode>(
            __tensors: __p::Tensors<__Key, Self, __M>,
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
        fn tensor_refs<'__s, __M: __p::Mode + '__s>(
            __tensors: &'__s ImagesFields<__M>,
        ) -> __p::TensorRefs<'__s, __Key, Self, __M>
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
        fn tensor_muts<'__s, __M: __p::Mode + '__s>(
            __tensors: &'__s mut ImagesFields<__M>,
        ) -> __p::TensorMuts<'__s, __Key, Self, __M>
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
        <Pairs as __p::Known<
            { <Pairs as __p::AsField<__p::ByShare>>::OK },
        >>::Type: __p::SamplesField,
    {}
    #[automatically_derived]
    impl __p::Samples for Images {}
    #[doc(hidden)]
    impl __p::Field<__p::ByShare> for Images {
        type Elem = __p::NoArray;
        type Dim = __p::NoArray;
        type Tensor<__M: __p::Mode> = ImagesFields<__M>;
        type Ops = __Ops;
        const KIND: __p::FieldKind = __p::kind::<Self>();
    }
    pub struct __Ops;
    impl __p::FieldOps<Images, __p::ByShare> for __Ops {
        fn check(__field: &Images, __spec: &__p::FieldSpec, __report: &mut __p::Report) {
            <__p::StructOps<
                __Key,
            > as __p::FieldOps<Images, __p::ByShare>>::check(__field, __spec, __report);
        }
        fn lend<'__s: '__t, '__t, __M: __p::Mode + '__s>(
            __tensors: &'__s ImagesFields<__M>,
            __arena: &'__t __p::Arena<'__s>,
        ) -> ImagesFields<__p::Lent<'__t, __M::Backend, __M::Axes>>
        where
            Images: '__s,
        {
            <__p::StructOps<
                __Key,
            > as __p::FieldOps<Images, __p::ByShare>>::lend::<__M>(__tensors, __arena)
        }
        fn lend_mut<'__s: '__t, '__t, __M: __p::ModeMut + '__s>(
            __tensors: &'__s mut ImagesFields<__M>,
            __arena: &'__t __p::Arena<'__s>,
        ) -> ImagesFields<__p::LentMut<'__t, __M::Backend, __M::Axes>>
        where
            Images: '__s,
        {
            <__p::StructOps<
                __Key,
            > as __p::FieldOps<
                Images,
                __p::ByShare,
            >>::lend_mut::<__M>(__tensors, __arena)
        }
        fn to_device<__M: __p::ModeOwned>(
            __tensors: &mut ImagesFields<__M>,
            __name: &'static __p::str,
            __report: &mut __p::Report,
            __device: &<__M::Backend as __p::Backend>::Device,
        ) {
            <__p::StructOps<
                __Key,
            > as __p::FieldOps<
                Images,
                __p::ByShare,
            >>::to_device::<__M>(__tensors, __name, __report, __device);
        }
    }
    impl<__V: __p::Conversion> __p::ConvertOps<Images, __V, __p::ByShare> for __Ops
    where
        __p::StructOps<__Key>: __p::ConvertOps<Images, __V, __p::ByShare>,
    {
        fn convert<'__a>(
            __taken: __p::Taken<'__a, __V, Images>,
            __name: &'static __p::str,
            __report: &mut __p::Report,
            __request: &__p::Request<'_, __V::Backend>,
        ) -> __p::Option<ImagesFields<__V::Mode<'__a>>>
        where
            Images: '__a,
        {
            <__p::StructOps<
                __Key,
            > as __p::ConvertOps<
                Images,
                __V,
                __p::ByShare,
            >>::convert(__taken, __name, __report, __request)
        }
    }
    #[automatically_derived]
    impl<M: __p::Mode> __p::fmt::Debug for ImagesFields<M> {
        fn fmt(&self, f: &mut __p::fmt::Formatter<'_>) -> __p::fmt::Result {
            __p::debug::<__Key, Images, M>(f, "Images", self)
        }
    }
};

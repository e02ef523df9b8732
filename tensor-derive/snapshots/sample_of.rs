// A struct and what the derive writes for it. To rewrite this file: cargo xtask ui --bless

#[derive(TensorInput)]
#[tensor(sample_of = Clips)]
pub struct Clip<'a> {
    #[tensor(
        pad = 0.0,
        pad_axes = [0,
        1],
        pad_to_multiple_of = 8,
        lengths = lengths,
        mask = mask
    )]
    pub frames: ArrayView2<'a, f32>,
    pub points: Option<Points>,
    #[tensor(whole)]
    pub weights: Array1<f32>,
    #[tensor(skip)]
    pub file: String,
    pub label: u8,
}
use ::tensor_core::__private as __ClipCore;
type __ClipField1<'a> = Option<Points>;
///The tensors of [`Clip`], one for each field. The parameter `M` says what they are, and each alias stands for one such `M`: [`ClipTensors`], [`ClipTensorsMut`], [`ClipTensorsOwned`], [`ClipTensorRefs`], [`ClipTensorRefsMut`].
pub struct ClipFields<M: __ClipCore::Mode> {
    ///The field `frames` of [`Clip`] as a tensor: a `Shared<'data, B, f32, Ix2>` in [`ClipTensors`], a `SharedMut<'data, B, f32, Ix2>` in [`ClipTensorsMut`] and an `Owned<B, f32, Ix2>` in [`ClipTensorsOwned`].
    pub frames: M::Tensor<f32, __ClipCore::Ix2, __ClipCore::Strided>,
    ///The field `points` of [`Clip`]: what a `Points` becomes, in an `Option`. If that is a struct, it becomes its own companion: its `…Tensors` in [`ClipTensors`], its `…TensorsMut` in [`ClipTensorsMut`] and its `…TensorsOwned` in [`ClipTensorsOwned`]. If that is an array, it becomes a tensor of the same dtype and rank: a `Shared` in [`ClipTensors`], a `SharedMut` in [`ClipTensorsMut`] and an `Owned` in [`ClipTensorsOwned`].
    pub points: __ClipCore::Tensor<
        <__ClipField1<
            'static,
        > as __ClipCore::Known<
            { <__ClipField1<'static> as __ClipCore::AsField<__ClipCore::ByShare>>::OK },
        >>::Type,
        M,
    >,
    ///The field `weights` of [`Clip`] as a tensor: a `Shared<'data, B, f32, Ix1>` in [`ClipTensors`], a `SharedMut<'data, B, f32, Ix1>` in [`ClipTensorsMut`] and an `Owned<B, f32, Ix1>` in [`ClipTensorsOwned`].
    pub weights: M::Tensor<f32, __ClipCore::Ix1, __ClipCore::Strided>,
    ///The field `label` of [`Clip`] as a tensor: a `Shared<'data, B, u8, Ix0>` in [`ClipTensors`], a `SharedMut<'data, B, u8, Ix0>` in [`ClipTensorsMut`] and an `Owned<B, u8, Ix0>` in [`ClipTensorsOwned`].
    pub label: M::Tensor<u8, __ClipCore::Ix0, __ClipCore::Strided>,
}
///What [`Clip::tensors`] gives: each field as a tensor of the backend `B`, shared, which freezes the struct for `'data`, or copied.
pub type ClipTensors<'data, B> = ClipFields<__ClipCore::Read<'data, B>>;
///What [`Clip::tensors_mut`] gives: each field as a tensor of the backend `B`, shared to be written, which locks the struct for `'data`, or copied.
pub type ClipTensorsMut<'data, B> = ClipFields<__ClipCore::Write<'data, B>>;
///What [`Clip::to_tensors`] and [`Clip::into_tensors`] give: each field as a tensor of the backend `B` that owns its memory.
pub type ClipTensorsOwned<B> = ClipFields<__ClipCore::Own<B>>;
///What the closure of [`with`](ClipFields::with) gets: the framework's own tensor of each field, such as a `B::Tensor<f32, Ix2>`, by reference. `Axes` is for stacks, whose tensors have one axis more.
pub type ClipTensorRefs<'t, B, Axes = __ClipCore::AsMany> = ClipFields<
    __ClipCore::Lent<'t, B, Axes>,
>;
///What the closure of [`with_mut`](ClipFields::with_mut) gets, to write to: the framework's own tensor of each field, such as a `B::Tensor<f32, Ix2>`, by reference. `Axes` is for stacks, whose tensors have one axis more.
pub type ClipTensorRefsMut<'t, B, Axes = __ClipCore::AsMany> = ClipFields<
    __ClipCore::LentMut<'t, B, Axes>,
>;
impl<'a> Clip<'a> {
    /// The fields that become tensors: their dtypes, shapes and owners. Prints as a table.
    pub const SPEC: __ClipCore::StructSpec = __ClipCore::spec::<Self>();
}
impl<'a> Clip<'a> {
    /**The fields as tensors of a backend, shared or copied as each is declared; the struct is frozen as long as the companion lives, even if every field is copied; `to_tensors` borrows nothing. Returns a [`ClipTensors`].

# Errors

An `InputError` with all violations of the declared shapes, and all arrays that the backend can't share; or with a failure of the backend.*/
    pub fn tensors<
        Backend: __ClipCore::Reads<
                Self,
                (
                    f32,
                    <__ClipField1<
                        'static,
                    > as __ClipCore::Known<
                        {
                            <__ClipField1<
                                'static,
                            > as __ClipCore::AsField<__ClipCore::ByShare>>::OK
                        },
                    >>::Type,
                    u8,
                ),
            >,
    >(&self) -> __ClipCore::Result<ClipTensors<'_, Backend>, __ClipCore::InputError> {
        <Self as __ClipCore::ReadStruct<
            Backend,
        >>::read_struct(self, &<Backend as __ClipCore::Backend>::host())
    }
    /**Like [`tensors`](Self::tensors), with copied fields on a device of choice; shared ones stay where the array is.

# Errors

Those of [`tensors`](Self::tensors); or the backend does not know the device.*/
    pub fn tensors_on<
        Backend: __ClipCore::Reads<
                Self,
                (
                    f32,
                    <__ClipField1<
                        'static,
                    > as __ClipCore::Known<
                        {
                            <__ClipField1<
                                'static,
                            > as __ClipCore::AsField<__ClipCore::ByShare>>::OK
                        },
                    >>::Type,
                    u8,
                ),
            >,
    >(
        &self,
        device: &Backend::Device,
    ) -> __ClipCore::Result<ClipTensors<'_, Backend>, __ClipCore::InputError> {
        <Self as __ClipCore::ReadStruct<Backend>>::read_struct(self, device)
    }
    /**The fields as tensors of a backend, shared ones writable in place; the struct is locked meanwhile. Returns a [`ClipTensorsMut`].

# Errors

Those of [`tensors`](Self::tensors).*/
    pub fn tensors_mut<Backend: __ClipCore::WritesToReadOnly<Self, ArrayView2<'a, f32>>>(
        &mut self,
    ) -> __ClipCore::Result<ClipTensorsMut<'_, Backend>, __ClipCore::InputError> {
        <Self as __ClipCore::WriteStruct<
            Backend,
        >>::write_struct(self, &<Backend as __ClipCore::Backend>::host())
    }
    /**Like [`tensors_mut`](Self::tensors_mut), with copied fields on a device of choice.

# Errors

Those of [`tensors_mut`](Self::tensors_mut); or the backend does not know the device.*/
    pub fn tensors_mut_on<
        Backend: __ClipCore::WritesToReadOnly<Self, ArrayView2<'a, f32>>,
    >(
        &mut self,
        device: &Backend::Device,
    ) -> __ClipCore::Result<ClipTensorsMut<'_, Backend>, __ClipCore::InputError> {
        <Self as __ClipCore::WriteStruct<Backend>>::write_struct(self, device)
    }
    /**The fields as tensors of a backend, which own their memory: every field is copied, once. Returns a [`ClipTensorsOwned`].

# Errors

An `InputError` with all violations of the declared shapes; or with a failure of the backend.*/
    pub fn to_tensors<
        Backend: __ClipCore::Holds<
                Self,
                (
                    f32,
                    <__ClipField1<
                        'static,
                    > as __ClipCore::Known<
                        {
                            <__ClipField1<
                                'static,
                            > as __ClipCore::AsField<__ClipCore::ByShare>>::OK
                        },
                    >>::Type,
                    u8,
                ),
            >,
    >(&self) -> __ClipCore::Result<ClipTensorsOwned<Backend>, __ClipCore::InputError> {
        <Self as __ClipCore::OwnStruct<
            Backend,
        >>::copy_struct(self, &<Backend as __ClipCore::Backend>::host())
    }
    /**Like [`to_tensors`](Self::to_tensors), on a device of choice.

# Errors

Those of [`to_tensors`](Self::to_tensors); or the backend does not know the device.*/
    pub fn to_tensors_on<
        Backend: __ClipCore::Holds<
                Self,
                (
                    f32,
                    <__ClipField1<
                        'static,
                    > as __ClipCore::Known<
                        {
                            <__ClipField1<
                                'static,
                            > as __ClipCore::AsField<__ClipCore::ByShare>>::OK
                        },
                    >>::Type,
                    u8,
                ),
            >,
    >(
        &self,
        device: &Backend::Device,
    ) -> __ClipCore::Result<ClipTensorsOwned<Backend>, __ClipCore::InputError> {
        <Self as __ClipCore::OwnStruct<Backend>>::copy_struct(self, device)
    }
    /**The fields as tensors of a backend, which take the arrays' memory over; copied only where they can't. Returns a [`ClipTensorsOwned`].

# Errors

Those of [`to_tensors`](Self::to_tensors); the struct is then dropped.*/
    pub fn into_tensors<
        Backend: __ClipCore::Holds<
                Self,
                (
                    f32,
                    <__ClipField1<
                        'static,
                    > as __ClipCore::Known<
                        {
                            <__ClipField1<
                                'static,
                            > as __ClipCore::AsField<__ClipCore::ByShare>>::OK
                        },
                    >>::Type,
                    u8,
                ),
            >,
    >(self) -> __ClipCore::Result<ClipTensorsOwned<Backend>, __ClipCore::InputError> {
        <Self as __ClipCore::OwnStruct<
            Backend,
        >>::adopt_struct(self, &<Backend as __ClipCore::Backend>::host())
    }
    /**Like [`into_tensors`](Self::into_tensors), on a device of choice.

# Errors

Those of [`into_tensors`](Self::into_tensors); or the backend does not know the device.*/
    pub fn into_tensors_on<
        Backend: __ClipCore::Holds<
                Self,
                (
                    f32,
                    <__ClipField1<
                        'static,
                    > as __ClipCore::Known<
                        {
                            <__ClipField1<
                                'static,
                            > as __ClipCore::AsField<__ClipCore::ByShare>>::OK
                        },
                    >>::Type,
                    u8,
                ),
            >,
    >(
        self,
        device: &Backend::Device,
    ) -> __ClipCore::Result<ClipTensorsOwned<Backend>, __ClipCore::InputError> {
        <Self as __ClipCore::OwnStruct<Backend>>::adopt_struct(self, device)
    }
    /**Puts samples together to a `Clips`: each of its fields has the values of all samples, along a new first axis. Every value is copied, once.

# Errors

An `InputError`, if there is no sample; with each field that differs in shape from that of the first sample, but for axes that are padded; or if there is not enough memory.*/
    pub fn collate<'s>(
        samples: impl __ClipCore::IntoIterator<Item: __ClipCore::IntoSample<'s, Self>>,
    ) -> __ClipCore::Result<<Self as __ClipCore::Sample>::Batch, __ClipCore::InputError>
    where
        Self: 's,
    {
        <Self as __ClipCore::Sample>::collate(samples)
    }
}
impl<M: __ClipCore::Mode> ClipFields<M> {
    /**Runs the closure `f` on the framework's own tensors, all fields at once: on a [`ClipTensorRefs`]. Returns what the closure returns, which can't refer to the tensors.

# Panics

If the closure panics.*/
    pub fn with<R>(
        &self,
        f: impl __ClipCore::FnOnce(ClipTensorRefs<'_, M::Backend, M::Axes>) -> R,
    ) -> R {
        __ClipCore::with::<Clip<'static>, M, R>(self, f)
    }
    /**Runs the closure `f` on the framework's own tensors, all fields at once, to write to them: on a [`ClipTensorRefsMut`]. Returns what the closure returns, which can't refer to the tensors.

# Panics

If the closure panics; and where a backend says so in the documentation of its `SharesMut` impl.*/
    pub fn with_mut<R>(
        &mut self,
        f: impl __ClipCore::FnOnce(ClipTensorRefsMut<'_, M::Backend, M::Axes>) -> R,
    ) -> R
    where
        M: __ClipCore::ModeMut,
    {
        __ClipCore::with_mut::<Clip<'static>, M, R>(self, f)
    }
    /**Moves all tensors to `device`, and returns them. A tensor that is already there is not copied.

# Errors

An `InputError` with the failures of the backend, of each field; the tensors are then dropped.*/
    pub fn to_device(
        self,
        device: &<M::Backend as __ClipCore::Backend>::Device,
    ) -> __ClipCore::Result<ClipFields<M::Copying>, __ClipCore::InputError>
    where
        M: __ClipCore::ModeOwned,
    {
        __ClipCore::to_device::<Clip<'static>, M>(self, device)
    }
}
const _: () = {
    struct __Key;
    #[automatically_derived]
    impl<'a> __ClipCore::TensorStruct for Clip<'a> {
        const SPEC: __ClipCore::StructSpec = __ClipCore::StructSpec {
            name: "Clip",
            samples: __ClipCore::None,
            fields: &__ClipCore::specs::<
                __Key,
                Self,
                _,
            >([
                ("frames", __ClipCore::None),
                ("points", __ClipCore::None),
                ("weights", __ClipCore::None),
                ("label", __ClipCore::None),
            ]),
        };
    }
    impl<'a> __ClipCore::WithoutDrop for Clip<'a> {
        type Itself = Self;
    }
    impl<'a> __ClipCore::StructFields<__Key> for Clip<'a> {
        type Fields = <(
            ArrayView2<'a, f32>,
            <__ClipField1<
                'a,
            > as __ClipCore::Known<
                {
                    <__ClipField1<
                        'static,
                    > as __ClipCore::AsField<__ClipCore::ByShare>>::OK
                },
            >>::Type,
            Array1<f32>,
            u8,
        ) as __ClipCore::Known<
            {
                <ArrayView2<
                    'static,
                    f32,
                > as __ClipCore::AsNdarray<f32, __ClipCore::Ix2>>::OK
                    & <__ClipField1<
                        'static,
                    > as __ClipCore::AsField<__ClipCore::ByShare>>::OK
                    & <Array1<f32> as __ClipCore::AsNdarray<f32, __ClipCore::Ix1>>::OK
                    & <u8 as __ClipCore::AsNdarray<u8, __ClipCore::Ix0>>::OK
            },
        >>::Type;
        type Attributes = (
            __ClipCore::ByShare,
            __ClipCore::ByShare,
            __ClipCore::ByShare,
            __ClipCore::ByShare,
        );
        fn refs(&self) -> __ClipCore::Refs<'_, __Key, Self> {
            (&self.frames, &self.points, &self.weights, &self.label)
        }
        fn muts(&mut self) -> __ClipCore::Muts<'_, __Key, Self> {
            (&mut self.frames, &mut self.points, &mut self.weights, &mut self.label)
        }
        fn into_fields(self) -> Self::Fields {
            let Self {
                frames: __field_0,
                points: __field_1,
                weights: __field_2,
                label: __field_3,
                ..
            }: <Self as __ClipCore::WithoutDrop>::Itself = self;
            (__field_0, __field_1, __field_2, __field_3)
        }
        fn companion<__M: __ClipCore::Mode>(
            __tensors: __ClipCore::Tensors<__Key, Self, __M>,
        ) -> ClipFields<__M> {
            ClipFields {
                frames: __tensors.0,
                points: __tensors.1,
                weights: __tensors.2,
                label: __tensors.3,
            }
        }
        fn tensor_refs<'__s, __M: __ClipCore::Mode + '__s>(
            __tensors: &'__s ClipFields<__M>,
        ) -> __ClipCore::TensorRefs<'__s, __Key, Self, __M>
        where
            Self: '__s,
        {
            (&__tensors.frames, &__tensors.points, &__tensors.weights, &__tensors.label)
        }
        fn tensor_muts<'__s, __M: __ClipCore::Mode + '__s>(
            __tensors: &'__s mut ClipFields<__M>,
        ) -> __ClipCore::TensorMuts<'__s, __Key, Self, __M>
        where
            Self: '__s,
        {
            (
                &mut __tensors.frames,
                &mut __tensors.points,
                &mut __tensors.weights,
                &mut __tensors.label,
            )
        }
    }
    #[doc(hidden)]
    impl<'a> __ClipCore::Field<__ClipCore::ByShare> for Clip<'a> {
        type Elem = __ClipCore::NoArray;
        type Dim = __ClipCore::NoArray;
        type Tensor<__M: __ClipCore::Mode> = ClipFields<__M>;
        type Ops = __Ops;
        const KIND: __ClipCore::FieldKind = __ClipCore::kind::<Self>();
    }
    impl<'a, __T, __R> __ClipCore::CollateOps<Clip<'a>, __T, __R> for __Ops
    where
        __ClipCore::StructOps<__Key>: __ClipCore::CollateOps<Clip<'a>, __T, __R>,
    {
        fn put_together(
            __fields: __ClipCore::Vec<&Clip<'a>>,
            __name: &'static __ClipCore::str,
            __padding: __ClipCore::Option<&__ClipCore::Padding<'_, __ClipCore::NoArray>>,
            __report: &mut __ClipCore::Report,
        ) -> __ClipCore::Option<__ClipCore::Collated<__T>> {
            <__ClipCore::StructOps<
                __Key,
            > as __ClipCore::CollateOps<
                Clip<'a>,
                __T,
                __R,
            >>::put_together(__fields, __name, __padding, __report)
        }
    }
    pub struct __Ops;
    impl<'a> __ClipCore::FieldOps<Clip<'a>, __ClipCore::ByShare> for __Ops {
        fn check(
            __field: &Clip<'a>,
            __spec: &__ClipCore::FieldSpec,
            __report: &mut __ClipCore::Report,
        ) {
            <__ClipCore::StructOps<
                __Key,
            > as __ClipCore::FieldOps<
                Clip<'a>,
                __ClipCore::ByShare,
            >>::check(__field, __spec, __report);
        }
        fn lend<'__s: '__t, '__t, __M: __ClipCore::Mode + '__s>(
            __tensors: &'__s ClipFields<__M>,
            __arena: &'__t __ClipCore::Arena<'__s>,
        ) -> ClipFields<__ClipCore::Lent<'__t, __M::Backend, __M::Axes>>
        where
            Clip<'a>: '__s,
        {
            <__ClipCore::StructOps<
                __Key,
            > as __ClipCore::FieldOps<
                Clip<'a>,
                __ClipCore::ByShare,
            >>::lend::<__M>(__tensors, __arena)
        }
        fn lend_mut<'__s: '__t, '__t, __M: __ClipCore::ModeMut + '__s>(
            __tensors: &'__s mut ClipFields<__M>,
            __arena: &'__t __ClipCore::Arena<'__s>,
        ) -> ClipFields<__ClipCore::LentMut<'__t, __M::Backend, __M::Axes>>
        where
            Clip<'a>: '__s,
        {
            <__ClipCore::StructOps<
                __Key,
            > as __ClipCore::FieldOps<
                Clip<'a>,
                __ClipCore::ByShare,
            >>::lend_mut::<__M>(__tensors, __arena)
        }
        fn to_device<__M: __ClipCore::ModeOwned>(
            __tensors: &mut ClipFields<__M>,
            __name: &'static __ClipCore::str,
            __report: &mut __ClipCore::Report,
            __device: &<__M::Backend as __ClipCore::Backend>::Device,
        ) {
            <__ClipCore::StructOps<
                __Key,
            > as __ClipCore::FieldOps<
                Clip<'a>,
                __ClipCore::ByShare,
            >>::to_device::<__M>(__tensors, __name, __report, __device);
        }
    }
    impl<
        'a,
        __V: __ClipCore::Conversion,
    > __ClipCore::ConvertOps<Clip<'a>, __V, __ClipCore::ByShare> for __Ops
    where
        __ClipCore::StructOps<
            __Key,
        >: __ClipCore::ConvertOps<Clip<'a>, __V, __ClipCore::ByShare>,
    {
        fn convert<'__a>(
            __taken: __ClipCore::Taken<'__a, __V, Clip<'a>>,
            __name: &'static __ClipCore::str,
            __report: &mut __ClipCore::Report,
            __request: &__ClipCore::Request<'_, __V::Backend>,
        ) -> __ClipCore::Option<ClipFields<__V::Mode<'__a>>>
        where
            Clip<'a>: '__a,
        {
            <__ClipCore::StructOps<
                __Key,
            > as __ClipCore::ConvertOps<
                Clip<'a>,
                __V,
                __ClipCore::ByShare,
            >>::convert(__taken, __name, __report, __request)
        }
    }
    type __Batch = <Clips as __ClipCore::Known<
        { <Clips as __ClipCore::AsBatch>::OK },
    >>::Type;
    #[automatically_derived]
    impl<'a> __ClipCore::Sample for Clip<'a> {
        type Batch = __Batch;
        fn collate<'__s>(
            __samples: impl __ClipCore::IntoIterator<
                Item: __ClipCore::IntoSample<'__s, Self>,
            >,
        ) -> __ClipCore::Result<__Batch, __ClipCore::InputError>
        where
            Self: '__s,
        {
            __ClipCore::collate_struct(__samples)
        }
    }
    #[automatically_derived]
    impl<'a> __ClipCore::CollateFields for Clip<'a> {
        fn collate_fields(
            __samples: &[&Self],
            __report: &mut __ClipCore::Report,
        ) -> __ClipCore::Option<__Batch> {
            let __field0 = __ClipCore::collate_padded_array(
                __ClipCore::column::<
                    _,
                    <ArrayView2<
                        'a,
                        f32,
                    > as __ClipCore::Known<
                        {
                            <ArrayView2<
                                'static,
                                f32,
                            > as __ClipCore::AsNdarray<f32, __ClipCore::Ix2>>::OK
                        },
                    >>::Type,
                >(__samples, |__sample| &__sample.frames),
                "frames",
                &__ClipCore::Padding::new(
                    const { 0.0 },
                    &[0, 1],
                    {
                        const __TO: __ClipCore::PadTo = __ClipCore::PadTo::multiple_of(
                            8,
                        );
                        __TO
                    },
                ),
                __report,
            );
            let __lengths0 = __ClipCore::lengths(
                __ClipCore::Option::as_ref(&__field0),
                "frames",
                __report,
            );
            let __mask0 = __ClipCore::mask(
                __ClipCore::Option::as_ref(&__field0),
                "frames",
                __report,
            );
            let __field1 = __ClipCore::collate::<
                _,
                _,
                __ClipCore::KnownRank,
            >(
                __ClipCore::column::<
                    _,
                    <__ClipField1<
                        'a,
                    > as __ClipCore::Known<
                        {
                            <__ClipField1<
                                'static,
                            > as __ClipCore::AsField<__ClipCore::ByShare>>::OK
                        },
                    >>::Type,
                >(__samples, |__sample| &__sample.points),
                "points",
                __report,
            );
            let __field3 = __ClipCore::collate_array(
                __ClipCore::column::<
                    _,
                    <u8 as __ClipCore::Known<
                        { <u8 as __ClipCore::AsNdarray<u8, __ClipCore::Ix0>>::OK },
                    >>::Type,
                >(__samples, |__sample| &__sample.label),
                "label",
                __report,
            );
            __ClipCore::Some(__Batch {
                frames: __field0?.batch,
                lengths: __lengths0?,
                mask: __mask0?,
                points: __field1?,
                weights: <<Array1<
                    f32,
                > as __ClipCore::Known<
                    { <Array1<f32> as __ClipCore::AsNdarray<f32, __ClipCore::Ix1>>::OK },
                >>::Type as __ClipCore::Clone>::clone(&__samples[0].weights),
                label: __field3?,
            })
        }
    }
    #[automatically_derived]
    impl<M: __ClipCore::Mode> __ClipCore::fmt::Debug for ClipFields<M> {
        fn fmt(
            &self,
            f: &mut __ClipCore::fmt::Formatter<'_>,
        ) -> __ClipCore::fmt::Result {
            __ClipCore::debug::<__Key, Clip<'static>, M>(f, "Clip", self)
        }
    }
};

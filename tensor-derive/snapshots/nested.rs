// A struct and what the derive writes for it. To rewrite this file: cargo xtask ui --bless

#[derive(TensorInput)]
pub struct Pairs {
    pub left: Digits,
    pub right: Option<Digits>,
    pub mask: Option<Array2<bool>>,
}
use ::tensor_core::__private as __PairsCore;
type __PairsField0 = Digits;
type __PairsField1 = Option<Digits>;
type __PairsField2 = Option<Array2<bool>>;
///The tensors of [`Pairs`], one for each field. The parameter `M` says what they are, and each alias stands for one such `M`: [`PairsTensors`], [`PairsTensorsMut`], [`PairsTensorsOwned`], [`PairsTensorRefs`], [`PairsTensorRefsMut`].
pub struct PairsFields<M: __PairsCore::Mode> {
    ///The field `left` of [`Pairs`]: what a `Digits` becomes. If that is a struct, it becomes its own companion: its `…Tensors` in [`PairsTensors`], its `…TensorsMut` in [`PairsTensorsMut`] and its `…TensorsOwned` in [`PairsTensorsOwned`]. If that is an array, it becomes a tensor of the same dtype and rank: a `Shared` in [`PairsTensors`], a `SharedMut` in [`PairsTensorsMut`] and an `Owned` in [`PairsTensorsOwned`].
    pub left: __PairsCore::Tensor<
        <__PairsField0 as __PairsCore::Known<
            { <__PairsField0 as __PairsCore::AsField<__PairsCore::ByShare>>::OK },
        >>::Type,
        M,
    >,
    ///The field `right` of [`Pairs`]: what a `Digits` becomes, in an `Option`. If that is a struct, it becomes its own companion: its `…Tensors` in [`PairsTensors`], its `…TensorsMut` in [`PairsTensorsMut`] and its `…TensorsOwned` in [`PairsTensorsOwned`]. If that is an array, it becomes a tensor of the same dtype and rank: a `Shared` in [`PairsTensors`], a `SharedMut` in [`PairsTensorsMut`] and an `Owned` in [`PairsTensorsOwned`].
    pub right: __PairsCore::Tensor<
        <__PairsField1 as __PairsCore::Known<
            { <__PairsField1 as __PairsCore::AsField<__PairsCore::ByShare>>::OK },
        >>::Type,
        M,
    >,
    ///The field `mask` of [`Pairs`] as a tensor: an `Option<Shared<'data, B, bool, Ix2>>` in [`PairsTensors`], an `Option<SharedMut<'data, B, bool, Ix2>>` in [`PairsTensorsMut`] and an `Option<Owned<B, bool, Ix2>>` in [`PairsTensorsOwned`].
    pub mask: __PairsCore::Option<
        M::Tensor<bool, __PairsCore::Ix2, __PairsCore::Strided>,
    >,
}
///What [`Pairs::tensors`] gives: each field as a tensor of the backend `B`, shared, which freezes the struct for `'data`, or copied.
pub type PairsTensors<'data, B> = PairsFields<__PairsCore::Read<'data, B>>;
///What [`Pairs::tensors_mut`] gives: each field as a tensor of the backend `B`, shared to be written, which locks the struct for `'data`, or copied.
pub type PairsTensorsMut<'data, B> = PairsFields<__PairsCore::Write<'data, B>>;
///What [`Pairs::to_tensors`] and [`Pairs::into_tensors`] give: each field as a tensor of the backend `B` that owns its memory.
pub type PairsTensorsOwned<B> = PairsFields<__PairsCore::Own<B>>;
///What the closure of [`with`](PairsFields::with) gets: the framework's own tensor of each field, such as a `B::Tensor<f32, Ix2>`, by reference. `Axes` is for stacks, whose tensors have one axis more.
pub type PairsTensorRefs<'t, B, Axes = __PairsCore::AsMany> = PairsFields<
    __PairsCore::Lent<'t, B, Axes>,
>;
///What the closure of [`with_mut`](PairsFields::with_mut) gets, to write to: the framework's own tensor of each field, such as a `B::Tensor<f32, Ix2>`, by reference. `Axes` is for stacks, whose tensors have one axis more.
pub type PairsTensorRefsMut<'t, B, Axes = __PairsCore::AsMany> = PairsFields<
    __PairsCore::LentMut<'t, B, Axes>,
>;
impl Pairs {
    /// The fields that become tensors: their dtypes, shapes and owners. Prints as a table.
    pub const SPEC: __PairsCore::StructSpec = __PairsCore::spec::<Self>();
}
impl Pairs {
    /**The fields as tensors of a backend, shared or copied as each is declared; the struct is frozen as long as the companion lives, even if every field is copied; `to_tensors` borrows nothing. Returns a [`PairsTensors`].

# Errors

An `InputError` with all violations of the declared shapes, and all arrays that the backend can't share; or with a failure of the backend.*/
    pub fn tensors<
        Backend: __PairsCore::Reads<
                Self,
                (
                    <__PairsField0 as __PairsCore::Known<
                        {
                            <__PairsField0 as __PairsCore::AsField<
                                __PairsCore::ByShare,
                            >>::OK
                        },
                    >>::Type,
                    <__PairsField1 as __PairsCore::Known<
                        {
                            <__PairsField1 as __PairsCore::AsField<
                                __PairsCore::ByShare,
                            >>::OK
                        },
                    >>::Type,
                    <__PairsField2 as __PairsCore::Known<
                        {
                            <<__PairsField2 as __PairsCore::AsWrapper>::Inner as __PairsCore::AsField<
                                __PairsCore::ByShare,
                            >>::OK
                        },
                    >>::Type,
                ),
            >,
    >(&self) -> __PairsCore::Result<PairsTensors<'_, Backend>, __PairsCore::InputError> {
        <Self as __PairsCore::ReadStruct<
            Backend,
        >>::read_struct(self, &<Backend as __PairsCore::Backend>::host())
    }
    /**Like [`tensors`](Self::tensors), with copied fields on a device of choice; shared ones stay where the array is.

# Errors

Those of [`tensors`](Self::tensors); or the backend does not know the device.*/
    pub fn tensors_on<
        Backend: __PairsCore::Reads<
                Self,
                (
                    <__PairsField0 as __PairsCore::Known<
                        {
                            <__PairsField0 as __PairsCore::AsField<
                                __PairsCore::ByShare,
                            >>::OK
                        },
                    >>::Type,
                    <__PairsField1 as __PairsCore::Known<
                        {
                            <__PairsField1 as __PairsCore::AsField<
                                __PairsCore::ByShare,
                            >>::OK
                        },
                    >>::Type,
                    <__PairsField2 as __PairsCore::Known<
                        {
                            <<__PairsField2 as __PairsCore::AsWrapper>::Inner as __PairsCore::AsField<
                                __PairsCore::ByShare,
                            >>::OK
                        },
                    >>::Type,
                ),
            >,
    >(
        &self,
        device: &Backend::Device,
    ) -> __PairsCore::Result<PairsTensors<'_, Backend>, __PairsCore::InputError> {
        <Self as __PairsCore::ReadStruct<Backend>>::read_struct(self, device)
    }
    /**The fields as tensors of a backend, shared ones writable in place; the struct is locked meanwhile. Returns a [`PairsTensorsMut`].

# Errors

Those of [`tensors`](Self::tensors).*/
    pub fn tensors_mut<
        Backend: __PairsCore::Writes<
                Self,
                (
                    <__PairsField0 as __PairsCore::Known<
                        {
                            <__PairsField0 as __PairsCore::AsField<
                                __PairsCore::ByShare,
                            >>::OK
                        },
                    >>::Type,
                    <__PairsField1 as __PairsCore::Known<
                        {
                            <__PairsField1 as __PairsCore::AsField<
                                __PairsCore::ByShare,
                            >>::OK
                        },
                    >>::Type,
                    <__PairsField2 as __PairsCore::Known<
                        {
                            <<__PairsField2 as __PairsCore::AsWrapper>::Inner as __PairsCore::AsField<
                                __PairsCore::ByShare,
                            >>::OK
                        },
                    >>::Type,
                ),
            >,
    >(
        &mut self,
    ) -> __PairsCore::Result<PairsTensorsMut<'_, Backend>, __PairsCore::InputError> {
        <Self as __PairsCore::WriteStruct<
            Backend,
        >>::write_struct(self, &<Backend as __PairsCore::Backend>::host())
    }
    /**Like [`tensors_mut`](Self::tensors_mut), with copied fields on a device of choice.

# Errors

Those of [`tensors_mut`](Self::tensors_mut); or the backend does not know the device.*/
    pub fn tensors_mut_on<
        Backend: __PairsCore::Writes<
                Self,
                (
                    <__PairsField0 as __PairsCore::Known<
                        {
                            <__PairsField0 as __PairsCore::AsField<
                                __PairsCore::ByShare,
                            >>::OK
                        },
                    >>::Type,
                    <__PairsField1 as __PairsCore::Known<
                        {
                            <__PairsField1 as __PairsCore::AsField<
                                __PairsCore::ByShare,
                            >>::OK
                        },
                    >>::Type,
                    <__PairsField2 as __PairsCore::Known<
                        {
                            <<__PairsField2 as __PairsCore::AsWrapper>::Inner as __PairsCore::AsField<
                                __PairsCore::ByShare,
                            >>::OK
                        },
                    >>::Type,
                ),
            >,
    >(
        &mut self,
        device: &Backend::Device,
    ) -> __PairsCore::Result<PairsTensorsMut<'_, Backend>, __PairsCore::InputError> {
        <Self as __PairsCore::WriteStruct<Backend>>::write_struct(self, device)
    }
    /**The fields as tensors of a backend, which own their memory: every field is copied, once. Returns a [`PairsTensorsOwned`].

# Errors

An `InputError` with all violations of the declared shapes; or with a failure of the backend.*/
    pub fn to_tensors<
        Backend: __PairsCore::Holds<
                Self,
                (
                    <__PairsField0 as __PairsCore::Known<
                        {
                            <__PairsField0 as __PairsCore::AsField<
                                __PairsCore::ByShare,
                            >>::OK
                        },
                    >>::Type,
                    <__PairsField1 as __PairsCore::Known<
                        {
                            <__PairsField1 as __PairsCore::AsField<
                                __PairsCore::ByShare,
                            >>::OK
                        },
                    >>::Type,
                    <__PairsField2 as __PairsCore::Known<
                        {
                            <<__PairsField2 as __PairsCore::AsWrapper>::Inner as __PairsCore::AsField<
                                __PairsCore::ByShare,
                            >>::OK
                        },
                    >>::Type,
                ),
            >,
    >(
        &self,
    ) -> __PairsCore::Result<PairsTensorsOwned<Backend>, __PairsCore::InputError> {
        <Self as __PairsCore::OwnStruct<
            Backend,
        >>::copy_struct(self, &<Backend as __PairsCore::Backend>::host())
    }
    /**Like [`to_tensors`](Self::to_tensors), on a device of choice.

# Errors

Those of [`to_tensors`](Self::to_tensors); or the backend does not know the device.*/
    pub fn to_tensors_on<
        Backend: __PairsCore::Holds<
                Self,
                (
                    <__PairsField0 as __PairsCore::Known<
                        {
                            <__PairsField0 as __PairsCore::AsField<
                                __PairsCore::ByShare,
                            >>::OK
                        },
                    >>::Type,
                    <__PairsField1 as __PairsCore::Known<
                        {
                            <__PairsField1 as __PairsCore::AsField<
                                __PairsCore::ByShare,
                            >>::OK
                        },
                    >>::Type,
                    <__PairsField2 as __PairsCore::Known<
                        {
                            <<__PairsField2 as __PairsCore::AsWrapper>::Inner as __PairsCore::AsField<
                                __PairsCore::ByShare,
                            >>::OK
                        },
                    >>::Type,
                ),
            >,
    >(
        &self,
        device: &Backend::Device,
    ) -> __PairsCore::Result<PairsTensorsOwned<Backend>, __PairsCore::InputError> {
        <Self as __PairsCore::OwnStruct<Backend>>::copy_struct(self, device)
    }
    /**The fields as tensors of a backend, which take the arrays' memory over; copied only where they can't. Returns a [`PairsTensorsOwned`].

# Errors

Those of [`to_tensors`](Self::to_tensors); the struct is then dropped.*/
    pub fn into_tensors<
        Backend: __PairsCore::Holds<
                Self,
                (
                    <__PairsField0 as __PairsCore::Known<
                        {
                            <__PairsField0 as __PairsCore::AsField<
                                __PairsCore::ByShare,
                            >>::OK
                        },
                    >>::Type,
                    <__PairsField1 as __PairsCore::Known<
                        {
                            <__PairsField1 as __PairsCore::AsField<
                                __PairsCore::ByShare,
                            >>::OK
                        },
                    >>::Type,
                    <__PairsField2 as __PairsCore::Known<
                        {
                            <<__PairsField2 as __PairsCore::AsWrapper>::Inner as __PairsCore::AsField<
                                __PairsCore::ByShare,
                            >>::OK
                        },
                    >>::Type,
                ),
            >,
    >(self) -> __PairsCore::Result<PairsTensorsOwned<Backend>, __PairsCore::InputError> {
        <Self as __PairsCore::OwnStruct<
            Backend,
        >>::adopt_struct(self, &<Backend as __PairsCore::Backend>::host())
    }
    /**Like [`into_tensors`](Self::into_tensors), on a device of choice.

# Errors

Those of [`into_tensors`](Self::into_tensors); or the backend does not know the device.*/
    pub fn into_tensors_on<
        Backend: __PairsCore::Holds<
                Self,
                (
                    <__PairsField0 as __PairsCore::Known<
                        {
                            <__PairsField0 as __PairsCore::AsField<
                                __PairsCore::ByShare,
                            >>::OK
                        },
                    >>::Type,
                    <__PairsField1 as __PairsCore::Known<
                        {
                            <__PairsField1 as __PairsCore::AsField<
                                __PairsCore::ByShare,
                            >>::OK
                        },
                    >>::Type,
                    <__PairsField2 as __PairsCore::Known<
                        {
                            <<__PairsField2 as __PairsCore::AsWrapper>::Inner as __PairsCore::AsField<
                                __PairsCore::ByShare,
                            >>::OK
                        },
                    >>::Type,
                ),
            >,
    >(
        self,
        device: &Backend::Device,
    ) -> __PairsCore::Result<PairsTensorsOwned<Backend>, __PairsCore::InputError> {
        <Self as __PairsCore::OwnStruct<Backend>>::adopt_struct(self, device)
    }
}
impl<M: __PairsCore::Mode> PairsFields<M> {
    /**Runs the closure `f` on the framework's own tensors, all fields at once: on a [`PairsTensorRefs`]. Returns what the closure returns, which can't refer to the tensors.

# Panics

If the closure panics.*/
    pub fn with<R>(
        &self,
        f: impl __PairsCore::FnOnce(PairsTensorRefs<'_, M::Backend, M::Axes>) -> R,
    ) -> R {
        __PairsCore::with::<Pairs, M, R>(self, f)
    }
    /**Runs the closure `f` on the framework's own tensors, all fields at once, to write to them: on a [`PairsTensorRefsMut`]. Returns what the closure returns, which can't refer to the tensors.

# Panics

If the closure panics; and where a backend says so in the documentation of its `SharesMut` impl.*/
    pub fn with_mut<R>(
        &mut self,
        f: impl __PairsCore::FnOnce(PairsTensorRefsMut<'_, M::Backend, M::Axes>) -> R,
    ) -> R
    where
        M: __PairsCore::ModeMut,
    {
        __PairsCore::with_mut::<Pairs, M, R>(self, f)
    }
    /**Moves all tensors to `device`, and returns them. A tensor that is already there is not copied.

# Errors

An `InputError` with the failures of the backend, of each field; the tensors are then dropped.*/
    pub fn to_device(
        self,
        device: &<M::Backend as __PairsCore::Backend>::Device,
    ) -> __PairsCore::Result<PairsFields<M::Copying>, __PairsCore::InputError>
    where
        M: __PairsCore::ModeOwned,
    {
        __PairsCore::to_device::<Pairs, M>(self, device)
    }
}
const _: () = {
    struct __Key;
    #[automatically_derived]
    impl __PairsCore::TensorStruct for Pairs {
        const SPEC: __PairsCore::StructSpec = __PairsCore::StructSpec {
            name: "Pairs",
            samples: __PairsCore::None,
            fields: &__PairsCore::specs::<
                __Key,
                Self,
                _,
            >([
                ("left", __PairsCore::None),
                ("right", __PairsCore::None),
                ("mask", __PairsCore::None),
            ]),
        };
    }
    impl __PairsCore::WithoutDrop for Pairs {
        type Itself = Self;
    }
    impl __PairsCore::StructFields<__Key> for Pairs {
        type Fields = <(
            <__PairsField0 as __PairsCore::Known<
                { <__PairsField0 as __PairsCore::AsField<__PairsCore::ByShare>>::OK },
            >>::Type,
            <__PairsField1 as __PairsCore::Known<
                { <__PairsField1 as __PairsCore::AsField<__PairsCore::ByShare>>::OK },
            >>::Type,
            <__PairsField2 as __PairsCore::Known<
                {
                    <<__PairsField2 as __PairsCore::AsWrapper>::Inner as __PairsCore::AsField<
                        __PairsCore::ByShare,
                    >>::OK
                },
            >>::Type,
        ) as __PairsCore::Known<
            {
                <__PairsField0 as __PairsCore::AsField<__PairsCore::ByShare>>::OK
                    & <__PairsField1 as __PairsCore::AsField<__PairsCore::ByShare>>::OK
                    & <<__PairsField2 as __PairsCore::AsWrapper>::Inner as __PairsCore::AsField<
                        __PairsCore::ByShare,
                    >>::OK
            },
        >>::Type;
        type Attributes = (
            __PairsCore::ByShare,
            __PairsCore::ByShare,
            __PairsCore::ByShare,
        );
        fn refs(&self) -> __PairsCore::Refs<'_, __Key, Self> {
            (&self.left, &self.right, &self.mask)
        }
        fn muts(&mut self) -> __PairsCore::Muts<'_, __Key, Self> {
            (&mut self.left, &mut self.right, &mut self.mask)
        }
        fn into_fields(self) -> Self::Fields {
            let Self {
                left: __field_0,
                right: __field_1,
                mask: __field_2,
                ..
            }: <Self as __PairsCore::WithoutDrop>::Itself = self;
            (__field_0, __field_1, __field_2)
        }
        fn companion<__M: __PairsCore::Mode>(
            __tensors: __PairsCore::Tensors<__Key, Self, __M>,
        ) -> PairsFields<__M> {
            PairsFields {
                left: __tensors.0,
                right: __tensors.1,
                mask: __tensors.2,
            }
        }
        fn tensor_refs<'__s, __M: __PairsCore::Mode + '__s>(
            __tensors: &'__s PairsFields<__M>,
        ) -> __PairsCore::TensorRefs<'__s, __Key, Self, __M>
        where
            Self: '__s,
        {
            (&__tensors.left, &__tensors.right, &__tensors.mask)
        }
        fn tensor_muts<'__s, __M: __PairsCore::Mode + '__s>(
            __tensors: &'__s mut PairsFields<__M>,
        ) -> __PairsCore::TensorMuts<'__s, __Key, Self, __M>
        where
            Self: '__s,
        {
            (&mut __tensors.left, &mut __tensors.right, &mut __tensors.mask)
        }
    }
    #[doc(hidden)]
    impl __PairsCore::Field<__PairsCore::ByShare> for Pairs {
        type Elem = __PairsCore::NoArray;
        type Dim = __PairsCore::NoArray;
        type Tensor<__M: __PairsCore::Mode> = PairsFields<__M>;
        type Ops = __Ops;
        const KIND: __PairsCore::FieldKind = __PairsCore::kind::<Self>();
    }
    pub struct __Ops;
    impl __PairsCore::FieldOps<Pairs, __PairsCore::ByShare> for __Ops {
        fn check(
            __field: &Pairs,
            __spec: &__PairsCore::FieldSpec,
            __report: &mut __PairsCore::Report,
        ) {
            <__PairsCore::StructOps<
                __Key,
            > as __PairsCore::FieldOps<
                Pairs,
                __PairsCore::ByShare,
            >>::check(__field, __spec, __report);
        }
        fn lend<'__s: '__t, '__t, __M: __PairsCore::Mode + '__s>(
            __tensors: &'__s PairsFields<__M>,
            __arena: &'__t __PairsCore::Arena<'__s>,
        ) -> PairsFields<__PairsCore::Lent<'__t, __M::Backend, __M::Axes>>
        where
            Pairs: '__s,
        {
            <__PairsCore::StructOps<
                __Key,
            > as __PairsCore::FieldOps<
                Pairs,
                __PairsCore::ByShare,
            >>::lend::<__M>(__tensors, __arena)
        }
        fn lend_mut<'__s: '__t, '__t, __M: __PairsCore::ModeMut + '__s>(
            __tensors: &'__s mut PairsFields<__M>,
            __arena: &'__t __PairsCore::Arena<'__s>,
        ) -> PairsFields<__PairsCore::LentMut<'__t, __M::Backend, __M::Axes>>
        where
            Pairs: '__s,
        {
            <__PairsCore::StructOps<
                __Key,
            > as __PairsCore::FieldOps<
                Pairs,
                __PairsCore::ByShare,
            >>::lend_mut::<__M>(__tensors, __arena)
        }
        fn to_device<__M: __PairsCore::ModeOwned>(
            __tensors: &mut PairsFields<__M>,
            __name: &'static __PairsCore::str,
            __report: &mut __PairsCore::Report,
            __device: &<__M::Backend as __PairsCore::Backend>::Device,
        ) {
            <__PairsCore::StructOps<
                __Key,
            > as __PairsCore::FieldOps<
                Pairs,
                __PairsCore::ByShare,
            >>::to_device::<__M>(__tensors, __name, __report, __device);
        }
    }
    impl<
        __V: __PairsCore::Conversion,
    > __PairsCore::ConvertOps<Pairs, __V, __PairsCore::ByShare> for __Ops
    where
        __PairsCore::StructOps<
            __Key,
        >: __PairsCore::ConvertOps<Pairs, __V, __PairsCore::ByShare>,
    {
        fn convert<'__a>(
            __taken: __PairsCore::Taken<'__a, __V, Pairs>,
            __name: &'static __PairsCore::str,
            __report: &mut __PairsCore::Report,
            __request: &__PairsCore::Request<'_, __V::Backend>,
        ) -> __PairsCore::Option<PairsFields<__V::Mode<'__a>>>
        where
            Pairs: '__a,
        {
            <__PairsCore::StructOps<
                __Key,
            > as __PairsCore::ConvertOps<
                Pairs,
                __V,
                __PairsCore::ByShare,
            >>::convert(__taken, __name, __report, __request)
        }
    }
    #[automatically_derived]
    impl<M: __PairsCore::Mode> __PairsCore::fmt::Debug for PairsFields<M> {
        fn fmt(
            &self,
            f: &mut __PairsCore::fmt::Formatter<'_>,
        ) -> __PairsCore::fmt::Result {
            __PairsCore::debug::<__Key, Pairs, M>(f, "Pairs", self)
        }
    }
};

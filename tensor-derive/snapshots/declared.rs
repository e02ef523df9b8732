// A struct and what the derive writes for it. To rewrite this file: cargo xtask ui --bless

#[derive(TensorInput)]
#[tensor(dims(batch, width))]
pub struct Declared {
    #[tensor(dtype = f32, layout = row_major, shape = [batch, width])]
    pub rows: Array2<f32>,
    #[tensor(rank = 3)]
    pub any: ArrayD<f32>,
    #[tensor(copy, cast_checked = u8, shape = [.., width])]
    pub checked: Array3<i64>,
    #[tensor(copy, cast_lossy = f16)]
    pub lossy: Array1<f64>,
}
use ::tensor_core::__private as __DeclaredCore;
///The tensors of [`Declared`], one for each field. The parameter `M` says what they are, and each alias stands for one such `M`: [`DeclaredTensors`], [`DeclaredTensorsMut`], [`DeclaredTensorsOwned`], [`DeclaredTensorRefs`], [`DeclaredTensorRefsMut`].
pub struct DeclaredFields<M: __DeclaredCore::Mode> {
    ///The field `rows` of [`Declared`] as a tensor: a `Shared<'data, B, f32, Ix2, RowMajor>` in [`DeclaredTensors`], a `SharedMut<'data, B, f32, Ix2, RowMajor>` in [`DeclaredTensorsMut`] and an `Owned<B, f32, Ix2>` in [`DeclaredTensorsOwned`].
    pub rows: M::Tensor<f32, __DeclaredCore::Ix2, __DeclaredCore::RowMajor>,
    ///The field `any` of [`Declared`] as a tensor: a `Shared<'data, B, f32, Ix3>` in [`DeclaredTensors`], a `SharedMut<'data, B, f32, Ix3>` in [`DeclaredTensorsMut`] and an `Owned<B, f32, Ix3>` in [`DeclaredTensorsOwned`].
    pub any: M::Tensor<f32, __DeclaredCore::Ix3, __DeclaredCore::Strided>,
    ///The field `checked` of [`Declared`] as a copied tensor: an `Owned<B, u8, Ix3>` in [`DeclaredTensors`], [`DeclaredTensorsMut`] and [`DeclaredTensorsOwned`].
    pub checked: <M::Copying as __DeclaredCore::Mode>::Tensor<
        u8,
        __DeclaredCore::Ix3,
        __DeclaredCore::Strided,
    >,
    ///The field `lossy` of [`Declared`] as a copied tensor: an `Owned<B, f16, Ix1>` in [`DeclaredTensors`], [`DeclaredTensorsMut`] and [`DeclaredTensorsOwned`].
    pub lossy: <M::Copying as __DeclaredCore::Mode>::Tensor<
        __DeclaredCore::f16,
        __DeclaredCore::Ix1,
        __DeclaredCore::Strided,
    >,
}
///What [`Declared::tensors`] gives: each field as a tensor of the backend `B`, shared, which freezes the struct for `'data`, or copied.
pub type DeclaredTensors<'data, B> = DeclaredFields<__DeclaredCore::Read<'data, B>>;
///What [`Declared::tensors_mut`] gives: each field as a tensor of the backend `B`, shared to be written, which locks the struct for `'data`, or copied.
pub type DeclaredTensorsMut<'data, B> = DeclaredFields<__DeclaredCore::Write<'data, B>>;
///What [`Declared::to_tensors`] and [`Declared::into_tensors`] give: each field as a tensor of the backend `B` that owns its memory.
pub type DeclaredTensorsOwned<B> = DeclaredFields<__DeclaredCore::Own<B>>;
///What the closure of [`with`](DeclaredFields::with) gets: the framework's own tensor of each field, such as a `B::Tensor<f32, Ix2>`, by reference. `Axes` is for stacks, whose tensors have one axis more.
pub type DeclaredTensorRefs<'t, B, Axes = __DeclaredCore::AsMany> = DeclaredFields<
    __DeclaredCore::Lent<'t, B, Axes>,
>;
///What the closure of [`with_mut`](DeclaredFields::with_mut) gets, to write to: the framework's own tensor of each field, such as a `B::Tensor<f32, Ix2>`, by reference. `Axes` is for stacks, whose tensors have one axis more.
pub type DeclaredTensorRefsMut<'t, B, Axes = __DeclaredCore::AsMany> = DeclaredFields<
    __DeclaredCore::LentMut<'t, B, Axes>,
>;
impl Declared {
    /// The fields that become tensors: their dtypes, shapes and owners. Prints as a table.
    pub const SPEC: __DeclaredCore::StructSpec = __DeclaredCore::spec::<Self>();
}
impl Declared {
    /**The fields as tensors of a backend, shared or copied as each is declared; the struct is frozen as long as the companion lives, even if every field is copied; `to_tensors` borrows nothing. Returns a [`DeclaredTensors`].

# Errors

An `InputError` with all violations of the declared shapes, and all arrays that the backend can't share; or with a failure of the backend.*/
    pub fn tensors<Backend: __DeclaredCore::Reads<Self, (f32, u8, __DeclaredCore::f16)>>(
        &self,
    ) -> __DeclaredCore::Result<
        DeclaredTensors<'_, Backend>,
        __DeclaredCore::InputError,
    > {
        <Self as __DeclaredCore::ReadStruct<
            Backend,
        >>::read_struct(self, &<Backend as __DeclaredCore::Backend>::host())
    }
    /**Like [`tensors`](Self::tensors), with copied fields on a device of choice; shared ones stay where the array is.

# Errors

Those of [`tensors`](Self::tensors); or the backend does not know the device.*/
    pub fn tensors_on<
        Backend: __DeclaredCore::Reads<Self, (f32, u8, __DeclaredCore::f16)>,
    >(
        &self,
        device: &Backend::Device,
    ) -> __DeclaredCore::Result<
        DeclaredTensors<'_, Backend>,
        __DeclaredCore::InputError,
    > {
        <Self as __DeclaredCore::ReadStruct<Backend>>::read_struct(self, device)
    }
    /**The fields as tensors of a backend, shared ones writable in place; the struct is locked meanwhile. Returns a [`DeclaredTensorsMut`].

# Errors

Those of [`tensors`](Self::tensors).*/
    pub fn tensors_mut<
        Backend: __DeclaredCore::Writes<Self, (f32, u8, __DeclaredCore::f16)>,
    >(
        &mut self,
    ) -> __DeclaredCore::Result<
        DeclaredTensorsMut<'_, Backend>,
        __DeclaredCore::InputError,
    > {
        <Self as __DeclaredCore::WriteStruct<
            Backend,
        >>::write_struct(self, &<Backend as __DeclaredCore::Backend>::host())
    }
    /**Like [`tensors_mut`](Self::tensors_mut), with copied fields on a device of choice.

# Errors

Those of [`tensors_mut`](Self::tensors_mut); or the backend does not know the device.*/
    pub fn tensors_mut_on<
        Backend: __DeclaredCore::Writes<Self, (f32, u8, __DeclaredCore::f16)>,
    >(
        &mut self,
        device: &Backend::Device,
    ) -> __DeclaredCore::Result<
        DeclaredTensorsMut<'_, Backend>,
        __DeclaredCore::InputError,
    > {
        <Self as __DeclaredCore::WriteStruct<Backend>>::write_struct(self, device)
    }
    /**The fields as tensors of a backend, which own their memory: every field is copied, once. Returns a [`DeclaredTensorsOwned`].

# Errors

An `InputError` with all violations of the declared shapes; or with a failure of the backend.*/
    pub fn to_tensors<
        Backend: __DeclaredCore::Holds<Self, (f32, u8, __DeclaredCore::f16)>,
    >(
        &self,
    ) -> __DeclaredCore::Result<
        DeclaredTensorsOwned<Backend>,
        __DeclaredCore::InputError,
    > {
        <Self as __DeclaredCore::OwnStruct<
            Backend,
        >>::copy_struct(self, &<Backend as __DeclaredCore::Backend>::host())
    }
    /**Like [`to_tensors`](Self::to_tensors), on a device of choice.

# Errors

Those of [`to_tensors`](Self::to_tensors); or the backend does not know the device.*/
    pub fn to_tensors_on<
        Backend: __DeclaredCore::Holds<Self, (f32, u8, __DeclaredCore::f16)>,
    >(
        &self,
        device: &Backend::Device,
    ) -> __DeclaredCore::Result<
        DeclaredTensorsOwned<Backend>,
        __DeclaredCore::InputError,
    > {
        <Self as __DeclaredCore::OwnStruct<Backend>>::copy_struct(self, device)
    }
    /**The fields as tensors of a backend, which take the arrays' memory over; copied only where they can't. Returns a [`DeclaredTensorsOwned`].

# Errors

Those of [`to_tensors`](Self::to_tensors); the struct is then dropped.*/
    pub fn into_tensors<
        Backend: __DeclaredCore::Holds<Self, (f32, u8, __DeclaredCore::f16)>,
    >(
        self,
    ) -> __DeclaredCore::Result<
        DeclaredTensorsOwned<Backend>,
        __DeclaredCore::InputError,
    > {
        <Self as __DeclaredCore::OwnStruct<
            Backend,
        >>::adopt_struct(self, &<Backend as __DeclaredCore::Backend>::host())
    }
    /**Like [`into_tensors`](Self::into_tensors), on a device of choice.

# Errors

Those of [`into_tensors`](Self::into_tensors); or the backend does not know the device.*/
    pub fn into_tensors_on<
        Backend: __DeclaredCore::Holds<Self, (f32, u8, __DeclaredCore::f16)>,
    >(
        self,
        device: &Backend::Device,
    ) -> __DeclaredCore::Result<
        DeclaredTensorsOwned<Backend>,
        __DeclaredCore::InputError,
    > {
        <Self as __DeclaredCore::OwnStruct<Backend>>::adopt_struct(self, device)
    }
}
impl<M: __DeclaredCore::Mode> DeclaredFields<M> {
    /**Runs the closure `f` on the framework's own tensors, all fields at once: on a [`DeclaredTensorRefs`]. Returns what the closure returns, which can't refer to the tensors.

# Panics

If the closure panics.*/
    pub fn with<R>(
        &self,
        f: impl __DeclaredCore::FnOnce(DeclaredTensorRefs<'_, M::Backend, M::Axes>) -> R,
    ) -> R {
        __DeclaredCore::with::<Declared, M, R>(self, f)
    }
    /**Runs the closure `f` on the framework's own tensors, all fields at once, to write to them: on a [`DeclaredTensorRefsMut`]. Returns what the closure returns, which can't refer to the tensors.

# Panics

If the closure panics; and where a backend says so in the documentation of its `SharesMut` impl.*/
    pub fn with_mut<R>(
        &mut self,
        f: impl __DeclaredCore::FnOnce(
            DeclaredTensorRefsMut<'_, M::Backend, M::Axes>,
        ) -> R,
    ) -> R
    where
        M: __DeclaredCore::ModeMut,
    {
        __DeclaredCore::with_mut::<Declared, M, R>(self, f)
    }
    /**Moves all tensors to `device`, and returns them. A tensor that is already there is not copied.

# Errors

An `InputError` with the failures of the backend, of each field; the tensors are then dropped.*/
    pub fn to_device(
        self,
        device: &<M::Backend as __DeclaredCore::Backend>::Device,
    ) -> __DeclaredCore::Result<DeclaredFields<M::Copying>, __DeclaredCore::InputError>
    where
        M: __DeclaredCore::ModeOwned,
    {
        __DeclaredCore::to_device::<Declared, M>(self, device)
    }
}
const _: () = {
    pub struct __Key;
    #[automatically_derived]
    impl __DeclaredCore::TensorStruct for Declared {
        const SPEC: __DeclaredCore::StructSpec = __DeclaredCore::StructSpec {
            name: "Declared",
            samples: __DeclaredCore::None,
            fields: &__DeclaredCore::specs::<
                __Key,
                Self,
                _,
            >([
                (
                    "rows",
                    __DeclaredCore::Some((
                        false,
                        &[
                            __DeclaredCore::DimSpec::Named("batch"),
                            __DeclaredCore::DimSpec::Named("width"),
                        ],
                    )),
                ),
                ("any", __DeclaredCore::None),
                (
                    "checked",
                    __DeclaredCore::Some((
                        true,
                        &[__DeclaredCore::DimSpec::Named("width")],
                    )),
                ),
                ("lossy", __DeclaredCore::None),
            ]),
        };
    }
    fn __checks<rows, any, checked>() {
        let () = <f32 as __DeclaredCore::SameDtype<f32, rows>>::OK;
        let () = <<__DeclaredCore::Ix2 as __DeclaredCore::HasRank<
            __DeclaredCore::Axes2,
        >>::Rank as __DeclaredCore::SameRank<__DeclaredCore::Axes2, rows>>::OK;
        let () = <<__DeclaredCore::IxDyn as __DeclaredCore::HasRank<
            __DeclaredCore::Axes3,
        >>::Rank as __DeclaredCore::SameRank<__DeclaredCore::Axes3, any>>::OK;
        let () = <<__DeclaredCore::Ix3 as __DeclaredCore::HasAtLeast<
            __DeclaredCore::Axes1,
        >>::Rank as __DeclaredCore::SameRank<__DeclaredCore::Axes1, checked>>::OK;
    }
    impl __DeclaredCore::WithoutDrop for Declared {
        type Itself = Self;
    }
    impl __DeclaredCore::StructFields<__Key> for Declared {
        type Fields = <(
            Array2<f32>,
            ArrayD<f32>,
            Array3<i64>,
            Array1<f64>,
        ) as __DeclaredCore::Known<
            {
                <Array2<f32> as __DeclaredCore::AsNdarray<f32, __DeclaredCore::Ix2>>::OK
                    & <ArrayD<
                        f32,
                    > as __DeclaredCore::AsNdarray<f32, __DeclaredCore::IxDyn>>::OK
                    & <Array3<
                        i64,
                    > as __DeclaredCore::AsNdarray<i64, __DeclaredCore::Ix3>>::OK
                    & <Array1<
                        f64,
                    > as __DeclaredCore::AsNdarray<f64, __DeclaredCore::Ix1>>::OK
            },
        >>::Type;
        type Attributes = (
            __DeclaredCore::Declared<__DeclaredCore::Share<__DeclaredCore::RowMajor>>,
            __DeclaredCore::Declared<
                __DeclaredCore::Ranked<__DeclaredCore::Ix3, __DeclaredCore::Share>,
            >,
            __DeclaredCore::ByCast<u8, __DeclaredCore::Checked>,
            __DeclaredCore::ByCast<
                <f16 as __DeclaredCore::Known<
                    { <f16 as __DeclaredCore::HalfFloat>::OK },
                >>::Type,
                __DeclaredCore::Lossy,
            >,
        );
        fn refs(&self) -> __DeclaredCore::Refs<'_, __Key, Self> {
            (&self.rows, &self.any, &self.checked, &self.lossy)
        }
        fn muts(&mut self) -> __DeclaredCore::Muts<'_, __Key, Self> {
            (&mut self.rows, &mut self.any, &mut self.checked, &mut self.lossy)
        }
        fn into_fields(self) -> Self::Fields {
            let Self {
                rows: __field_0,
                any: __field_1,
                checked: __field_2,
                lossy: __field_3,
                ..
            }: <Self as __DeclaredCore::WithoutDrop>::Itself = self;
            (__field_0, __field_1, __field_2, __field_3)
        }
        fn companion<__M: __DeclaredCore::Mode>(
            __tensors: __DeclaredCore::Tensors<__Key, Self, __M>,
        ) -> DeclaredFields<__M> {
            DeclaredFields {
                rows: __tensors.0,
                any: __tensors.1,
                checked: __tensors.2,
                lossy: __tensors.3,
            }
        }
        fn tensor_refs<'__s, __M: __DeclaredCore::Mode + '__s>(
            __tensors: &'__s DeclaredFields<__M>,
        ) -> __DeclaredCore::TensorRefs<'__s, __Key, Self, __M>
        where
            Self: '__s,
        {
            (&__tensors.rows, &__tensors.any, &__tensors.checked, &__tensors.lossy)
        }
        fn tensor_muts<'__s, __M: __DeclaredCore::Mode + '__s>(
            __tensors: &'__s mut DeclaredFields<__M>,
        ) -> __DeclaredCore::TensorMuts<'__s, __Key, Self, __M>
        where
            Self: '__s,
        {
            (
                &mut __tensors.rows,
                &mut __tensors.any,
                &mut __tensors.checked,
                &mut __tensors.lossy,
            )
        }
    }
    #[doc(hidden)]
    impl __DeclaredCore::Field<__DeclaredCore::ByShare> for Declared {
        type Elem = __DeclaredCore::NoArray;
        type Dim = __DeclaredCore::NoArray;
        type Tensor<__M: __DeclaredCore::Mode> = DeclaredFields<__M>;
        type Ops = __DeclaredCore::StructOps<__Key>;
        const KIND: __DeclaredCore::FieldKind = __DeclaredCore::kind::<Self>();
    }
    #[automatically_derived]
    impl<M: __DeclaredCore::Mode> __DeclaredCore::fmt::Debug for DeclaredFields<M> {
        fn fmt(
            &self,
            f: &mut __DeclaredCore::fmt::Formatter<'_>,
        ) -> __DeclaredCore::fmt::Result {
            __DeclaredCore::debug::<__Key, Declared, M>(f, "Declared", self)
        }
    }
};

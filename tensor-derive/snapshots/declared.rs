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
///The tensors of [`Declared`], one for each field. Its aliases say what they are: [`DeclaredTensors`], [`DeclaredTensorsMut`], [`DeclaredTensorsOwned`], [`DeclaredTensorRefs`], [`DeclaredTensorRefsMut`].
pub struct DeclaredFields<__M: __DeclaredCore::Mode> {
    ///The field `rows` of [`Declared`], as a tensor.
    pub rows: <__M as __DeclaredCore::Mode>::Tensor<
        f32,
        __DeclaredCore::Ix2,
        __DeclaredCore::RowMajor,
    >,
    ///The field `any` of [`Declared`], as a tensor.
    pub any: <__M as __DeclaredCore::Mode>::Tensor<
        f32,
        __DeclaredCore::Ix3,
        __DeclaredCore::Strided,
    >,
    ///The field `checked` of [`Declared`], as a tensor.
    pub checked: <<__M as __DeclaredCore::Mode>::Copying as __DeclaredCore::Mode>::Tensor<
        u8,
        __DeclaredCore::Ix3,
        __DeclaredCore::Strided,
    >,
    ///The field `lossy` of [`Declared`], as a tensor.
    pub lossy: <<__M as __DeclaredCore::Mode>::Copying as __DeclaredCore::Mode>::Tensor<
        __DeclaredCore::f16,
        __DeclaredCore::Ix1,
        __DeclaredCore::Strided,
    >,
}
///The fields of [`Declared`] as tensors of a backend: shares, which freeze the struct for `'data`, or copies.
pub type DeclaredTensors<'data, __B> = DeclaredFields<__DeclaredCore::Read<'data, __B>>;
///The fields of [`Declared`] as tensors of a backend: shares to write, which lock the struct for `'data`, or copies.
pub type DeclaredTensorsMut<'data, __B> = DeclaredFields<
    __DeclaredCore::Write<'data, __B>,
>;
///The fields of [`Declared`] as tensors of a backend: each of which owns its memory.
pub type DeclaredTensorsOwned<__B> = DeclaredFields<__DeclaredCore::Own<__B>>;
///The fields of [`Declared`] as tensors of a backend: the framework's own, as `with` lends them to its closure.
pub type DeclaredTensorRefs<'t, __B> = DeclaredFields<__DeclaredCore::Lent<'t, __B>>;
///The fields of [`Declared`] as tensors of a backend: the framework's own, as `with_mut` lends them to its closure.
pub type DeclaredTensorRefsMut<'t, __B> = DeclaredFields<
    __DeclaredCore::LentMut<'t, __B>,
>;
impl Declared {
    /// The fields that become tensors: their dtypes, shapes and owners. Prints as a table.
    pub const SPEC: __DeclaredCore::StructSpec = __DeclaredCore::spec::<Self>();
}
impl Declared {
    /**The fields as tensors of a backend, shared or copied as each is declared; the struct is frozen meanwhile.

# Errors

All violations of the declared shapes, and all arrays that the backend can't share; or a failure of it.*/
    pub fn tensors<Backend: __DeclaredCore::Backend>(
        &self,
    ) -> __DeclaredCore::Result<
        DeclaredTensors<'_, Backend>,
        <Backend as __DeclaredCore::ChosenBackend>::Error,
    >
    where
        Backend: __DeclaredCore::CanShare<
            f32,
            __DeclaredCore::Ix2,
            __DeclaredCore::RowMajor,
        >,
        Backend: __DeclaredCore::CanShare<f32, __DeclaredCore::Ix3>,
        Backend: __DeclaredCore::CanHold<u8, __DeclaredCore::Ix3>,
        Backend: __DeclaredCore::CanHold<__DeclaredCore::f16, __DeclaredCore::Ix1>,
        Self: __DeclaredCore::TensorInput<Backend>,
    {
        <Self as __DeclaredCore::ReadStruct<
            Backend,
        >>::read_struct(self, &<Backend as __DeclaredCore::Backend>::host())
    }
    /**Like [`tensors`](Self::tensors), with copied fields on a device of choice; shared ones stay where the array is.

# Errors

Those of [`tensors`](Self::tensors); or the backend does not know the device.*/
    pub fn tensors_on<Backend: __DeclaredCore::Backend>(
        &self,
        __device: &<Backend as __DeclaredCore::Backend>::Device,
    ) -> __DeclaredCore::Result<DeclaredTensors<'_, Backend>, __DeclaredCore::InputError>
    where
        Backend: __DeclaredCore::CanShare<
            f32,
            __DeclaredCore::Ix2,
            __DeclaredCore::RowMajor,
        >,
        Backend: __DeclaredCore::CanShare<f32, __DeclaredCore::Ix3>,
        Backend: __DeclaredCore::CanHold<u8, __DeclaredCore::Ix3>,
        Backend: __DeclaredCore::CanHold<__DeclaredCore::f16, __DeclaredCore::Ix1>,
        Self: __DeclaredCore::TensorInput<Backend>,
    {
        <Self as __DeclaredCore::ReadStruct<Backend>>::read_struct(self, __device)
    }
    /**The fields as tensors of a backend, shared ones writable in place; the struct is locked meanwhile.

# Errors

Those of [`tensors`](Self::tensors).*/
    pub fn tensors_mut<Backend: __DeclaredCore::Backend>(
        &mut self,
    ) -> __DeclaredCore::Result<
        DeclaredTensorsMut<'_, Backend>,
        <Backend as __DeclaredCore::ChosenBackend>::Error,
    >
    where
        Backend: __DeclaredCore::CanWrite<
            f32,
            __DeclaredCore::Ix2,
            __DeclaredCore::RowMajor,
        >,
        Backend: __DeclaredCore::CanWrite<f32, __DeclaredCore::Ix3>,
        Backend: __DeclaredCore::CanHold<u8, __DeclaredCore::Ix3>,
        Backend: __DeclaredCore::CanHold<__DeclaredCore::f16, __DeclaredCore::Ix1>,
        Self: __DeclaredCore::TensorInputMut<Backend>,
    {
        <Self as __DeclaredCore::WriteStruct<
            Backend,
        >>::write_struct(self, &<Backend as __DeclaredCore::Backend>::host())
    }
    /**Like [`tensors_mut`](Self::tensors_mut), with copied fields on a device of choice.

# Errors

Those of [`tensors_mut`](Self::tensors_mut); or the backend does not know the device.*/
    pub fn tensors_mut_on<Backend: __DeclaredCore::Backend>(
        &mut self,
        __device: &<Backend as __DeclaredCore::Backend>::Device,
    ) -> __DeclaredCore::Result<
        DeclaredTensorsMut<'_, Backend>,
        __DeclaredCore::InputError,
    >
    where
        Backend: __DeclaredCore::CanWrite<
            f32,
            __DeclaredCore::Ix2,
            __DeclaredCore::RowMajor,
        >,
        Backend: __DeclaredCore::CanWrite<f32, __DeclaredCore::Ix3>,
        Backend: __DeclaredCore::CanHold<u8, __DeclaredCore::Ix3>,
        Backend: __DeclaredCore::CanHold<__DeclaredCore::f16, __DeclaredCore::Ix1>,
        Self: __DeclaredCore::TensorInputMut<Backend>,
    {
        <Self as __DeclaredCore::WriteStruct<Backend>>::write_struct(self, __device)
    }
    /**The fields as tensors of a backend, which own their memory: every field is copied, once.

# Errors

All violations of the declared shapes; or a failure of the backend.*/
    pub fn to_tensors<Backend: __DeclaredCore::Backend>(
        &self,
    ) -> __DeclaredCore::Result<
        DeclaredTensorsOwned<Backend>,
        <Backend as __DeclaredCore::ChosenBackend>::Error,
    >
    where
        Backend: __DeclaredCore::CanHold<f32, __DeclaredCore::Ix2>,
        Backend: __DeclaredCore::CanHold<f32, __DeclaredCore::Ix3>,
        Backend: __DeclaredCore::CanHold<u8, __DeclaredCore::Ix3>,
        Backend: __DeclaredCore::CanHold<__DeclaredCore::f16, __DeclaredCore::Ix1>,
        Self: __DeclaredCore::IntoTensors<Backend>,
    {
        <Self as __DeclaredCore::OwnStruct<
            Backend,
        >>::copy_struct(self, &<Backend as __DeclaredCore::Backend>::host())
    }
    /**Like [`to_tensors`](Self::to_tensors), on a device of choice.

# Errors

Those of [`to_tensors`](Self::to_tensors); or the backend does not know the device.*/
    pub fn to_tensors_on<Backend: __DeclaredCore::Backend>(
        &self,
        __device: &<Backend as __DeclaredCore::Backend>::Device,
    ) -> __DeclaredCore::Result<
        DeclaredTensorsOwned<Backend>,
        __DeclaredCore::InputError,
    >
    where
        Backend: __DeclaredCore::CanHold<f32, __DeclaredCore::Ix2>,
        Backend: __DeclaredCore::CanHold<f32, __DeclaredCore::Ix3>,
        Backend: __DeclaredCore::CanHold<u8, __DeclaredCore::Ix3>,
        Backend: __DeclaredCore::CanHold<__DeclaredCore::f16, __DeclaredCore::Ix1>,
        Self: __DeclaredCore::IntoTensors<Backend>,
    {
        <Self as __DeclaredCore::OwnStruct<Backend>>::copy_struct(self, __device)
    }
    /**The fields as tensors of a backend, which take the arrays' memory over; copied only where they can't.

# Errors

Those of [`to_tensors`](Self::to_tensors); the struct is then dropped.*/
    pub fn into_tensors<Backend: __DeclaredCore::Backend>(
        self,
    ) -> __DeclaredCore::Result<
        DeclaredTensorsOwned<Backend>,
        <Backend as __DeclaredCore::ChosenBackend>::Error,
    >
    where
        Backend: __DeclaredCore::CanHold<f32, __DeclaredCore::Ix2>,
        Backend: __DeclaredCore::CanHold<f32, __DeclaredCore::Ix3>,
        Backend: __DeclaredCore::CanHold<u8, __DeclaredCore::Ix3>,
        Backend: __DeclaredCore::CanHold<__DeclaredCore::f16, __DeclaredCore::Ix1>,
        Self: __DeclaredCore::IntoTensors<Backend>,
    {
        <Self as __DeclaredCore::OwnStruct<
            Backend,
        >>::adopt_struct(self, &<Backend as __DeclaredCore::Backend>::host())
    }
    /**Like [`into_tensors`](Self::into_tensors), on a device of choice.

# Errors

Those of [`into_tensors`](Self::into_tensors); or the backend does not know the device.*/
    pub fn into_tensors_on<Backend: __DeclaredCore::Backend>(
        self,
        __device: &<Backend as __DeclaredCore::Backend>::Device,
    ) -> __DeclaredCore::Result<
        DeclaredTensorsOwned<Backend>,
        __DeclaredCore::InputError,
    >
    where
        Backend: __DeclaredCore::CanHold<f32, __DeclaredCore::Ix2>,
        Backend: __DeclaredCore::CanHold<f32, __DeclaredCore::Ix3>,
        Backend: __DeclaredCore::CanHold<u8, __DeclaredCore::Ix3>,
        Backend: __DeclaredCore::CanHold<__DeclaredCore::f16, __DeclaredCore::Ix1>,
        Self: __DeclaredCore::IntoTensors<Backend>,
    {
        <Self as __DeclaredCore::OwnStruct<Backend>>::adopt_struct(self, __device)
    }
}
impl<__M: __DeclaredCore::Mode> DeclaredFields<__M> {
    /**Runs a closure on the framework's tensors, all fields at once. They exist only while it runs; what it returns can't refer to them.

# Panics

If the closure panics.*/
    pub fn with<__R>(
        &self,
        __f: impl for<'__t> __DeclaredCore::FnOnce(
            DeclaredFields<__DeclaredCore::Lent<'__t, __M::Backend, __M::Axes>>,
        ) -> __R,
    ) -> __R {
        __DeclaredCore::with::<Declared, __M, __R>(self, __f)
    }
    /**Runs a closure on the framework's tensors, all fields at once, to write to them. They exist only while it runs; what it returns can't refer to them.

# Panics

If the closure panics; and where a backend says so in the documentation of its `SharesMut` impl.*/
    pub fn with_mut<__R>(
        &mut self,
        __f: impl for<'__t> __DeclaredCore::FnOnce(
            DeclaredFields<__DeclaredCore::LentMut<'__t, __M::Backend, __M::Axes>>,
        ) -> __R,
    ) -> __R
    where
        __M: __DeclaredCore::ModeMut,
    {
        __DeclaredCore::with_mut::<Declared, __M, __R>(self, __f)
    }
    /// Moves all tensors to `device`. A tensor that is already there is not copied.
    ///
    /// # Errors
    ///
    /// Those of the backend, of each field; the tensors are then dropped.
    pub fn to_device(
        self,
        __device: &<__M::Backend as __DeclaredCore::Backend>::Device,
    ) -> __DeclaredCore::Result<Self, __DeclaredCore::InputError>
    where
        __M: __DeclaredCore::ModeOwned,
    {
        __DeclaredCore::to_device::<Declared, __M>(self, __device)
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
            } = self;
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
    impl __DeclaredCore::Field<__DeclaredCore::ByShare> for Declared {
        type Elem = __DeclaredCore::NoArray;
        type Dim = __DeclaredCore::NoArray;
        type Tensor<__M: __DeclaredCore::Mode> = DeclaredFields<__M>;
        type Ops = __DeclaredCore::StructOps<__Key>;
        const KIND: __DeclaredCore::FieldKind = __DeclaredCore::kind::<Self>();
    }
    #[automatically_derived]
    impl<__M: __DeclaredCore::Mode> __DeclaredCore::fmt::Debug for DeclaredFields<__M> {
        fn fmt(
            &self,
            __f: &mut __DeclaredCore::fmt::Formatter<'_>,
        ) -> __DeclaredCore::fmt::Result {
            __DeclaredCore::debug::<__Key, Declared, __M>(__f, "DeclaredFields", self)
        }
    }
};

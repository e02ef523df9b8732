// A struct and what the derive writes for it. To rewrite this file: cargo xtask ui --bless

#[derive(TensorInput)]
struct Pair(
    #[tensor(copy)]
    pub Array1<f32>,
    #[tensor(skip)]
    String,
    #[tensor(shape = [n, n])]
    Array2<i8>,
);
///The tensors of [`Pair`], one for each field. Its aliases say what they are: [`PairTensors`], [`PairTensorsMut`], [`PairTensorsOwned`], [`PairTensorRefs`], [`PairTensorRefsMut`].
struct PairFields<__M: ::tensor_core::mode::Mode>(
    ///The field `0` of [`Pair`], as a tensor.
    pub <<__M as ::tensor_core::__private::Mode>::Copying as ::tensor_core::__private::Mode>::Tensor<
        f32,
        ::tensor_core::__private::Ix1,
        ::tensor_core::__private::Strided,
    >,
    ///The field `2` of [`Pair`], as a tensor.
    <__M as ::tensor_core::__private::Mode>::Tensor<
        i8,
        ::tensor_core::__private::Ix2,
        ::tensor_core::__private::Strided,
    >,
);
///The fields of [`Pair`] as tensors of a backend: shares, which freeze the struct for `'data`, or copies.
type PairTensors<'data, __B> = PairFields<::tensor_core::mode::Read<'data, __B>>;
///The fields of [`Pair`] as tensors of a backend: shares to write, which lock the struct for `'data`, or copies.
type PairTensorsMut<'data, __B> = PairFields<::tensor_core::mode::Write<'data, __B>>;
///The fields of [`Pair`] as tensors of a backend: each of which owns its memory.
type PairTensorsOwned<__B> = PairFields<::tensor_core::mode::Own<__B>>;
///The fields of [`Pair`] as tensors of a backend: the framework's own, as `with` lends them to its closure.
type PairTensorRefs<'t, __B> = PairFields<::tensor_core::mode::Lent<'t, __B>>;
///The fields of [`Pair`] as tensors of a backend: the framework's own, as `with_mut` lends them to its closure.
type PairTensorRefsMut<'t, __B> = PairFields<::tensor_core::mode::LentMut<'t, __B>>;
impl Pair {
    /// The fields that become tensors: their dtypes, shapes and owners. Prints as a table.
    const SPEC: ::tensor_core::__private::StructSpec = ::tensor_core::__private::spec::<
        Self,
    >();
}
impl Pair {
    /**The fields as tensors of a backend, shared or copied as each is declared; the struct is frozen meanwhile.

# Errors

All violations of the declared shapes, and all arrays that the backend can't share; or a failure of it.*/
    fn tensors<Backend: ::tensor_core::Reads<Self, (f32, i8)>>(
        &self,
    ) -> ::tensor_core::__private::Result<
        PairTensors<'_, Backend>,
        <Backend as ::tensor_core::ChosenBackend>::Error,
    > {
        <Self as ::tensor_core::__private::ReadStruct<
            Backend,
        >>::read_struct(self, &<Backend as ::tensor_core::Backend>::host())
    }
    /**Like [`tensors`](Self::tensors), with copied fields on a device of choice; shared ones stay where the array is.

# Errors

Those of [`tensors`](Self::tensors); or the backend does not know the device.*/
    fn tensors_on<Backend: ::tensor_core::Reads<Self, (f32, i8)>>(
        &self,
        __device: &<Backend as ::tensor_core::Backend>::Device,
    ) -> ::tensor_core::__private::Result<
        PairTensors<'_, Backend>,
        ::tensor_core::InputError,
    > {
        <Self as ::tensor_core::__private::ReadStruct<
            Backend,
        >>::read_struct(self, __device)
    }
    /**The fields as tensors of a backend, shared ones writable in place; the struct is locked meanwhile.

# Errors

Those of [`tensors`](Self::tensors).*/
    fn tensors_mut<Backend: ::tensor_core::Writes<Self, (f32, i8)>>(
        &mut self,
    ) -> ::tensor_core::__private::Result<
        PairTensorsMut<'_, Backend>,
        <Backend as ::tensor_core::ChosenBackend>::Error,
    > {
        <Self as ::tensor_core::__private::WriteStruct<
            Backend,
        >>::write_struct(self, &<Backend as ::tensor_core::Backend>::host())
    }
    /**Like [`tensors_mut`](Self::tensors_mut), with copied fields on a device of choice.

# Errors

Those of [`tensors_mut`](Self::tensors_mut); or the backend does not know the device.*/
    fn tensors_mut_on<Backend: ::tensor_core::Writes<Self, (f32, i8)>>(
        &mut self,
        __device: &<Backend as ::tensor_core::Backend>::Device,
    ) -> ::tensor_core::__private::Result<
        PairTensorsMut<'_, Backend>,
        ::tensor_core::InputError,
    > {
        <Self as ::tensor_core::__private::WriteStruct<
            Backend,
        >>::write_struct(self, __device)
    }
    /**The fields as tensors of a backend, which own their memory: every field is copied, once.

# Errors

All violations of the declared shapes; or a failure of the backend.*/
    fn to_tensors<Backend: ::tensor_core::Holds<Self, (f32, i8)>>(
        &self,
    ) -> ::tensor_core::__private::Result<
        PairTensorsOwned<Backend>,
        <Backend as ::tensor_core::ChosenBackend>::Error,
    > {
        <Self as ::tensor_core::__private::OwnStruct<
            Backend,
        >>::copy_struct(self, &<Backend as ::tensor_core::Backend>::host())
    }
    /**Like [`to_tensors`](Self::to_tensors), on a device of choice.

# Errors

Those of [`to_tensors`](Self::to_tensors); or the backend does not know the device.*/
    fn to_tensors_on<Backend: ::tensor_core::Holds<Self, (f32, i8)>>(
        &self,
        __device: &<Backend as ::tensor_core::Backend>::Device,
    ) -> ::tensor_core::__private::Result<
        PairTensorsOwned<Backend>,
        ::tensor_core::InputError,
    > {
        <Self as ::tensor_core::__private::OwnStruct<
            Backend,
        >>::copy_struct(self, __device)
    }
    /**The fields as tensors of a backend, which take the arrays' memory over; copied only where they can't.

# Errors

Those of [`to_tensors`](Self::to_tensors); the struct is then dropped.*/
    fn into_tensors<Backend: ::tensor_core::Holds<Self, (f32, i8)>>(
        self,
    ) -> ::tensor_core::__private::Result<
        PairTensorsOwned<Backend>,
        <Backend as ::tensor_core::ChosenBackend>::Error,
    > {
        <Self as ::tensor_core::__private::OwnStruct<
            Backend,
        >>::adopt_struct(self, &<Backend as ::tensor_core::Backend>::host())
    }
    /**Like [`into_tensors`](Self::into_tensors), on a device of choice.

# Errors

Those of [`into_tensors`](Self::into_tensors); or the backend does not know the device.*/
    fn into_tensors_on<Backend: ::tensor_core::Holds<Self, (f32, i8)>>(
        self,
        __device: &<Backend as ::tensor_core::Backend>::Device,
    ) -> ::tensor_core::__private::Result<
        PairTensorsOwned<Backend>,
        ::tensor_core::InputError,
    > {
        <Self as ::tensor_core::__private::OwnStruct<
            Backend,
        >>::adopt_struct(self, __device)
    }
}
impl<__M: ::tensor_core::__private::Mode> PairFields<__M> {
    /**Runs a closure on the framework's tensors, all fields at once. They exist only while it runs; what it returns can't refer to them.

# Panics

If the closure panics.*/
    fn with<__R>(
        &self,
        __f: impl for<'__t> ::tensor_core::__private::FnOnce(
            PairFields<::tensor_core::__private::Lent<'__t, __M::Backend, __M::Axes>>,
        ) -> __R,
    ) -> __R {
        ::tensor_core::__private::with::<Pair, __M, __R>(self, __f)
    }
    /**Runs a closure on the framework's tensors, all fields at once, to write to them. They exist only while it runs; what it returns can't refer to them.

# Panics

If the closure panics; and where a backend says so in the documentation of its `SharesMut` impl.*/
    fn with_mut<__R>(
        &mut self,
        __f: impl for<'__t> ::tensor_core::__private::FnOnce(
            PairFields<::tensor_core::__private::LentMut<'__t, __M::Backend, __M::Axes>>,
        ) -> __R,
    ) -> __R
    where
        __M: ::tensor_core::__private::ModeMut,
    {
        ::tensor_core::__private::with_mut::<Pair, __M, __R>(self, __f)
    }
    /// Moves all tensors to `device`. A tensor that is already there is not copied.
    ///
    /// # Errors
    ///
    /// Those of the backend, of each field; the tensors are then dropped.
    fn to_device(
        self,
        __device: &<__M::Backend as ::tensor_core::__private::Backend>::Device,
    ) -> ::tensor_core::__private::Result<Self, ::tensor_core::__private::InputError>
    where
        __M: ::tensor_core::__private::ModeOwned,
    {
        ::tensor_core::__private::to_device::<Pair, __M>(self, __device)
    }
}
const _: () = {
    use ::tensor_core::__private as __p;
    pub struct __Key;
    #[automatically_derived]
    impl __p::TensorStruct for Pair {
        const SPEC: __p::StructSpec = __p::StructSpec {
            name: "Pair",
            samples: __p::None,
            fields: &__p::specs::<
                __Key,
                Self,
                _,
            >([
                ("0", __p::None),
                (
                    "2",
                    __p::Some((
                        false,
                        &[__p::DimSpec::Named("n"), __p::DimSpec::Named("n")],
                    )),
                ),
            ]),
        };
    }
    fn __checks<_2>() {
        let () = <<__p::Ix2 as __p::HasRank<
            __p::Axes2,
        >>::Rank as __p::SameRank<__p::Axes2, _2>>::OK;
    }
    impl __p::StructFields<__Key> for Pair {
        type Fields = <(
            Array1<f32>,
            Array2<i8>,
        ) as __p::Known<
            {
                <Array1<f32> as __p::AsNdarray<f32, __p::Ix1>>::OK
                    & <Array2<i8> as __p::AsNdarray<i8, __p::Ix2>>::OK
            },
        >>::Type;
        type Attributes = (__p::ByCopy, __p::ByShare);
        fn refs(&self) -> __p::Refs<'_, __Key, Self> {
            (&self.0, &self.2)
        }
        fn muts(&mut self) -> __p::Muts<'_, __Key, Self> {
            (&mut self.0, &mut self.2)
        }
        fn into_fields(self) -> Self::Fields {
            let Self { 0: __field_0, 2: __field_1, .. } = self;
            (__field_0, __field_1)
        }
        fn companion<__M: __p::Mode>(
            __tensors: __p::Tensors<__Key, Self, __M>,
        ) -> PairFields<__M> {
            PairFields {
                0: __tensors.0,
                1: __tensors.1,
            }
        }
        fn tensor_refs<'__s, __M: __p::Mode + '__s>(
            __tensors: &'__s PairFields<__M>,
        ) -> __p::TensorRefs<'__s, __Key, Self, __M>
        where
            Self: '__s,
        {
            (&__tensors.0, &__tensors.1)
        }
        fn tensor_muts<'__s, __M: __p::Mode + '__s>(
            __tensors: &'__s mut PairFields<__M>,
        ) -> __p::TensorMuts<'__s, __Key, Self, __M>
        where
            Self: '__s,
        {
            (&mut __tensors.0, &mut __tensors.1)
        }
    }
    impl __p::Field<__p::ByShare> for Pair {
        type Elem = __p::NoArray;
        type Dim = __p::NoArray;
        type Tensor<__M: __p::Mode> = PairFields<__M>;
        type Ops = __p::StructOps<__Key>;
        const KIND: __p::FieldKind = __p::kind::<Self>();
    }
    #[automatically_derived]
    impl<__M: __p::Mode> __p::fmt::Debug for PairFields<__M> {
        fn fmt(&self, __f: &mut __p::fmt::Formatter<'_>) -> __p::fmt::Result {
            __p::debug_tuple::<__Key, Pair, __M>(__f, "PairFields", self)
        }
    }
};

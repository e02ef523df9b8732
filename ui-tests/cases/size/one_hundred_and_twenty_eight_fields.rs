use ndarray::Array1;
use tensor_core::{InputError, TensorInput};
use tensor_ui_tests::Small;

#[derive(TensorInput)]
#[tensor(samples = batch, stack)]
struct Signals {
    #[tensor(copy, shape = [batch])]
    channel_0: Array1<f32>,
    #[tensor(copy, shape = [batch])]
    channel_1: Array1<f32>,
    #[tensor(copy, shape = [batch])]
    channel_2: Array1<f32>,
    #[tensor(copy, shape = [batch])]
    channel_3: Array1<f32>,
    #[tensor(copy, shape = [batch])]
    channel_4: Array1<f32>,
    #[tensor(copy, shape = [batch])]
    channel_5: Array1<f32>,
    #[tensor(copy, shape = [batch])]
    channel_6: Array1<f32>,
    #[tensor(copy, shape = [batch])]
    channel_7: Array1<f32>,
    #[tensor(copy, shape = [batch])]
    channel_8: Array1<f32>,
    #[tensor(copy, shape = [batch])]
    channel_9: Array1<f32>,
    #[tensor(copy, shape = [batch])]
    channel_10: Array1<f32>,
    #[tensor(copy, shape = [batch])]
    channel_11: Array1<f32>,
    #[tensor(copy, shape = [batch])]
    channel_12: Array1<f32>,
    #[tensor(copy, shape = [batch])]
    channel_13: Array1<f32>,
    #[tensor(copy, shape = [batch])]
    channel_14: Array1<f32>,
    #[tensor(copy, shape = [batch])]
    channel_15: Array1<f32>,
    #[tensor(copy, shape = [batch])]
    channel_16: Array1<f32>,
    #[tensor(copy, shape = [batch])]
    channel_17: Array1<f32>,
    #[tensor(copy, shape = [batch])]
    channel_18: Array1<f32>,
    #[tensor(copy, shape = [batch])]
    channel_19: Array1<f32>,
    #[tensor(copy, shape = [batch])]
    channel_20: Array1<f32>,
    #[tensor(copy, shape = [batch])]
    channel_21: Array1<f32>,
    #[tensor(copy, shape = [batch])]
    channel_22: Array1<f32>,
    #[tensor(copy, shape = [batch])]
    channel_23: Array1<f32>,
    #[tensor(copy, shape = [batch])]
    channel_24: Array1<f32>,
    #[tensor(copy, shape = [batch])]
    channel_25: Array1<f32>,
    #[tensor(copy, shape = [batch])]
    channel_26: Array1<f32>,
    #[tensor(copy, shape = [batch])]
    channel_27: Array1<f32>,
    #[tensor(copy, shape = [batch])]
    channel_28: Array1<f32>,
    #[tensor(copy, shape = [batch])]
    channel_29: Array1<f32>,
    #[tensor(copy, shape = [batch])]
    channel_30: Array1<f32>,
    #[tensor(copy, shape = [batch])]
    channel_31: Array1<f32>,
    #[tensor(copy, shape = [batch])]
    channel_32: Array1<f32>,
    #[tensor(copy, shape = [batch])]
    channel_33: Array1<f32>,
    #[tensor(copy, shape = [batch])]
    channel_34: Array1<f32>,
    #[tensor(copy, shape = [batch])]
    channel_35: Array1<f32>,
    #[tensor(copy, shape = [batch])]
    channel_36: Array1<f32>,
    #[tensor(copy, shape = [batch])]
    channel_37: Array1<f32>,
    #[tensor(copy, shape = [batch])]
    channel_38: Array1<f32>,
    #[tensor(copy, shape = [batch])]
    channel_39: Array1<f32>,
    #[tensor(copy, shape = [batch])]
    channel_40: Array1<f32>,
    #[tensor(copy, shape = [batch])]
    channel_41: Array1<f32>,
    #[tensor(copy, shape = [batch])]
    channel_42: Array1<f32>,
    #[tensor(copy, shape = [batch])]
    channel_43: Array1<f32>,
    #[tensor(copy, shape = [batch])]
    channel_44: Array1<f32>,
    #[tensor(copy, shape = [batch])]
    channel_45: Array1<f32>,
    #[tensor(copy, shape = [batch])]
    channel_46: Array1<f32>,
    #[tensor(copy, shape = [batch])]
    channel_47: Array1<f32>,
    #[tensor(copy, shape = [batch])]
    channel_48: Array1<f32>,
    #[tensor(copy, shape = [batch])]
    channel_49: Array1<f32>,
    #[tensor(copy, shape = [batch])]
    channel_50: Array1<f32>,
    #[tensor(copy, shape = [batch])]
    channel_51: Array1<f32>,
    #[tensor(copy, shape = [batch])]
    channel_52: Array1<f32>,
    #[tensor(copy, shape = [batch])]
    channel_53: Array1<f32>,
    #[tensor(copy, shape = [batch])]
    channel_54: Array1<f32>,
    #[tensor(copy, shape = [batch])]
    channel_55: Array1<f32>,
    #[tensor(copy, shape = [batch])]
    channel_56: Array1<f32>,
    #[tensor(copy, shape = [batch])]
    channel_57: Array1<f32>,
    #[tensor(copy, shape = [batch])]
    channel_58: Array1<f32>,
    #[tensor(copy, shape = [batch])]
    channel_59: Array1<f32>,
    #[tensor(copy, shape = [batch])]
    channel_60: Array1<f32>,
    #[tensor(copy, shape = [batch])]
    channel_61: Array1<f32>,
    #[tensor(copy, shape = [batch])]
    channel_62: Array1<f32>,
    #[tensor(copy, shape = [batch])]
    channel_63: Array1<f32>,
    #[tensor(copy, shape = [batch])]
    channel_64: Array1<f32>,
    #[tensor(copy, shape = [batch])]
    channel_65: Array1<f32>,
    #[tensor(copy, shape = [batch])]
    channel_66: Array1<f32>,
    #[tensor(copy, shape = [batch])]
    channel_67: Array1<f32>,
    #[tensor(copy, shape = [batch])]
    channel_68: Array1<f32>,
    #[tensor(copy, shape = [batch])]
    channel_69: Array1<f32>,
    #[tensor(copy, shape = [batch])]
    channel_70: Array1<f32>,
    #[tensor(copy, shape = [batch])]
    channel_71: Array1<f32>,
    #[tensor(copy, shape = [batch])]
    channel_72: Array1<f32>,
    #[tensor(copy, shape = [batch])]
    channel_73: Array1<f32>,
    #[tensor(copy, shape = [batch])]
    channel_74: Array1<f32>,
    #[tensor(copy, shape = [batch])]
    channel_75: Array1<f32>,
    #[tensor(copy, shape = [batch])]
    channel_76: Array1<f32>,
    #[tensor(copy, shape = [batch])]
    channel_77: Array1<f32>,
    #[tensor(copy, shape = [batch])]
    channel_78: Array1<f32>,
    #[tensor(copy, shape = [batch])]
    channel_79: Array1<f32>,
    #[tensor(copy, shape = [batch])]
    channel_80: Array1<f32>,
    #[tensor(copy, shape = [batch])]
    channel_81: Array1<f32>,
    #[tensor(copy, shape = [batch])]
    channel_82: Array1<f32>,
    #[tensor(copy, shape = [batch])]
    channel_83: Array1<f32>,
    #[tensor(copy, shape = [batch])]
    channel_84: Array1<f32>,
    #[tensor(copy, shape = [batch])]
    channel_85: Array1<f32>,
    #[tensor(copy, shape = [batch])]
    channel_86: Array1<f32>,
    #[tensor(copy, shape = [batch])]
    channel_87: Array1<f32>,
    #[tensor(copy, shape = [batch])]
    channel_88: Array1<f32>,
    #[tensor(copy, shape = [batch])]
    channel_89: Array1<f32>,
    #[tensor(copy, shape = [batch])]
    channel_90: Array1<f32>,
    #[tensor(copy, shape = [batch])]
    channel_91: Array1<f32>,
    #[tensor(copy, shape = [batch])]
    channel_92: Array1<f32>,
    #[tensor(copy, shape = [batch])]
    channel_93: Array1<f32>,
    #[tensor(copy, shape = [batch])]
    channel_94: Array1<f32>,
    #[tensor(copy, shape = [batch])]
    channel_95: Array1<f32>,
    #[tensor(copy, shape = [batch])]
    channel_96: Array1<f32>,
    #[tensor(copy, shape = [batch])]
    channel_97: Array1<f32>,
    #[tensor(copy, shape = [batch])]
    channel_98: Array1<f32>,
    #[tensor(copy, shape = [batch])]
    channel_99: Array1<f32>,
    #[tensor(copy, shape = [batch])]
    channel_100: Array1<f32>,
    #[tensor(copy, shape = [batch])]
    channel_101: Array1<f32>,
    #[tensor(copy, shape = [batch])]
    channel_102: Array1<f32>,
    #[tensor(copy, shape = [batch])]
    channel_103: Array1<f32>,
    #[tensor(copy, shape = [batch])]
    channel_104: Array1<f32>,
    #[tensor(copy, shape = [batch])]
    channel_105: Array1<f32>,
    #[tensor(copy, shape = [batch])]
    channel_106: Array1<f32>,
    #[tensor(copy, shape = [batch])]
    channel_107: Array1<f32>,
    #[tensor(copy, shape = [batch])]
    channel_108: Array1<f32>,
    #[tensor(copy, shape = [batch])]
    channel_109: Array1<f32>,
    #[tensor(copy, shape = [batch])]
    channel_110: Array1<f32>,
    #[tensor(copy, shape = [batch])]
    channel_111: Array1<f32>,
    #[tensor(copy, shape = [batch])]
    channel_112: Array1<f32>,
    #[tensor(copy, shape = [batch])]
    channel_113: Array1<f32>,
    #[tensor(copy, shape = [batch])]
    channel_114: Array1<f32>,
    #[tensor(copy, shape = [batch])]
    channel_115: Array1<f32>,
    #[tensor(copy, shape = [batch])]
    channel_116: Array1<f32>,
    #[tensor(copy, shape = [batch])]
    channel_117: Array1<f32>,
    #[tensor(copy, shape = [batch])]
    channel_118: Array1<f32>,
    #[tensor(copy, shape = [batch])]
    channel_119: Array1<f32>,
    #[tensor(copy, shape = [batch])]
    channel_120: Array1<f32>,
    #[tensor(copy, shape = [batch])]
    channel_121: Array1<f32>,
    #[tensor(copy, shape = [batch])]
    channel_122: Array1<f32>,
    #[tensor(copy, shape = [batch])]
    channel_123: Array1<f32>,
    #[tensor(copy, shape = [batch])]
    channel_124: Array1<f32>,
    #[tensor(copy, shape = [batch])]
    channel_125: Array1<f32>,
    #[tensor(copy, shape = [batch])]
    channel_126: Array1<f32>,
    #[tensor(copy, shape = [batch])]
    channel_127: Array1<u8>,
}

fn convert(mut signals: Signals) -> Result<(), InputError> {
    signals.tensors::<Small>()?.with(|t| assert_eq!(t.channel_0.len(), 2)); //~ `Small` is not a backend that can read the fields of `Signals`
    signals.tensors_mut::<Small>()?.with_mut(|t| t.channel_0.fill(1.0)); //~ `Small` is not a backend that can write to the fields of `Signals`
    signals.to_tensors::<Small>()?.with(|t| assert_eq!(t.channel_0.len(), 2)); //~ `Small` is not a backend that can hold the fields of `Signals`
    signals.rows::<Small>(0..1)?.with(|t| assert_eq!(t.channel_0.len(), 1)); //~ `Small` is not a backend that can hold rows of `Signals`
    Signals::stack::<Small>([&signals])?.with(|t| assert_eq!(t.channel_0.shape(), [1, 2])); //~ `Small` is not a backend that can stack structs `Signals`
    signals.into_tensors::<Small>()?.with(|t| assert_eq!(t.channel_0.len(), 2)); //~ `Small` is not a backend that can hold the fields of `Signals`
    Ok(())
}

fn main() {}

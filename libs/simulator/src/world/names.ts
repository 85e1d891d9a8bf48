/** Invented names are put together from these; nobody in particular is meant. */
const characters = (text: string): readonly string[] => text.split(' ');

export const SURNAMES = characters(
  '王 李 张 刘 陈 杨 黄 赵 周 吴 徐 孙 胡 朱 高 林 何 郭 马 罗 梁 宋 郑 谢 韩 唐 冯 于 董 萧 程 曹 袁 邓 许 傅 沈 曾 彭 吕',
);
/** Two thirds of the given names have two characters, a third has one. */
export const MIDDLES = characters(
  '世 德 光 国 天 仁 永 正 朝 开 先 云 素 淑 桂 小 大 忠 昌 家 兴 良 学 泽 绍 玉',
);
export const LASTS = characters(
  '福 平 山 才 富 发 龙 江 海 明 林 友 全 贵 芳 兰 珍 英 琼 蓉 碧 秀 会 群 凤 华',
);

/** Villages of no place: the street has as many as the sample year. */
export const VILLAGES = characters(
  '杉树坡村 石桥沟村 柑子园村 白果坝村 桐麻湾村 竹林坪村 油茶岭村 清水塘村 梨树垭村',
);

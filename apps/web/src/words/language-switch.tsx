import { Button } from 'antd';
import { useLanguage } from './language';

export const LanguageSwitch = () => {
  const { language, words, switchLanguage } = useLanguage();
  return (
    <Button type="text" lang={language === 'zh' ? 'en' : 'zh-CN'} onClick={switchLanguage}>
      {words.otherLanguage}
    </Button>
  );
};

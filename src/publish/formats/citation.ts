import { stringify } from 'yaml';
import { inventedNote, licence, type ReleaseAbout, title, what } from './notes.js';

export const dataLicence = {
  name: 'CC-BY-4.0',
  path: 'https://creativecommons.org/licenses/by/4.0/',
  title: 'Creative Commons Attribution 4.0 International',
} as const;

/** Who made the data set, as an entity: nobody is to be named by a guess. */
export const maker = 'Gongkai contributors';

/** How to cite a release, in the Citation File Format 1.2.0 (citation-file-format.github.io). */
export function citation(about: ReleaseAbout): string {
  return stringify({
    'cff-version': '1.2.0',
    message:
      'If you use this data set, please cite it, and the reports themselves by the addresses in the table reports.',
    type: 'dataset',
    title: `${title.en} (${title.zh})`,
    abstract: about.invented ? `${what.en} ${inventedNote.en}` : what.en,
    authors: [{ name: maker }],
    version: about.newest,
    'date-released': about.newest,
    license: dataLicence.name,
    keywords: ['government transparency', 'freedom of information', 'China', 'administrative law', '政府信息公开'],
  });
}

/** The licence of a release. */
export function licenceText(): string {
  return `Gongkai contributors: this data set is licensed under the ${dataLicence.title} licence (${dataLicence.name}).
To view a copy of this licence, visit ${dataLicence.path} (legal code: ${dataLicence.path}legalcode).

What is licensed is the data set: its selection, arrangement, codes, labels and descriptions, and the figures as they
stand in it. ${licence.en}
They are quoted here by their figures, titles and texts with the address of each; this licence adds nothing to them and
takes nothing from them. Numbers of identity cards and mobile telephones in the texts are masked.

${licence.zh}
本许可适用于数据集本身（选择、编排、代码、标签与说明），不影响各机关报告原有的权利状态。
`;
}

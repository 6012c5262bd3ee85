import { useEffect, useState } from 'react';
import { findMissingFaces } from '#shared/domain/documents/faces.ts';
import { Note } from '../../ui/Note.tsx';

/**
 * Before anything is printed: which of the faces of GB/T 9704-2012 this PC lacks, and what to do. Nothing where all are there.
 * The page still prints, in faces that stand in.
 */
export function FontNote() {
  const [missing, setMissing] = useState<readonly string[]>([]);
  useEffect(() => {
    let isShown = true;
    void missingHere().then((faces) => {
      if (isShown) setMissing(faces);
      return faces;
    });
    return () => {
      isShown = false;
    };
  }, []);
  if (missing.length === 0) return null;
  return (
    <Note tone="soon">
      {`这台电脑没有${missing.join('、')}，打印出来用别的字体代替，不合公文格式。正式印发请先装上字体（装好后重新打开本台），或者到有这些字体的电脑上打印。`}
    </Note>
  );
}

let asked: Promise<string[]> | undefined;

/** Asked once: fonts do not come while the window is open. */
function missingHere(): Promise<string[]> {
  asked ??= findMissingFaces(hasFont);
  return asked;
}

/** A font that is installed loads by its name; one that is not is refused. Nothing is fetched. */
async function hasFont(name: string): Promise<boolean> {
  try {
    await new FontFace('hulei-probe', `local('${name}')`).load();
    return true;
  } catch {
    return false;
  }
}

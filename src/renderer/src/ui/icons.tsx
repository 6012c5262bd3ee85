/** Drawn, because office fonts lack these signs. Decoration only: the word beside them says it. */
const shape = {
  width: 15,
  height: 15,
  viewBox: '0 0 16 16',
  fill: 'none',
  stroke: 'currentColor',
  strokeWidth: 1.6,
};

export function FindIcon() {
  return (
    <svg {...shape} aria-hidden focusable="false">
      <circle cx="7" cy="7" r="4.5" />
      <path d="M10.5 10.5 14.5 14.5" strokeLinecap="round" />
    </svg>
  );
}

export function PowerIcon() {
  return (
    <svg {...shape} aria-hidden focusable="false">
      <path d="M8 1.5V8M4.5 3.8a5.5 5.5 0 1 0 7 0" strokeLinecap="round" />
    </svg>
  );
}

export function DownIcon() {
  return (
    <svg {...shape} aria-hidden focusable="false">
      <path d="M3.5 6 8 10.5 12.5 6" strokeLinecap="round" strokeLinejoin="round" />
    </svg>
  );
}

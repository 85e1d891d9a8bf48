import { join, resolve } from 'node:path';

import ts from 'typescript';

import type { Field, Shape } from './shape';

const root = resolve(__dirname, '..', '..');
const ledger = join(root, 'libs', 'ledger', 'src');
const CATALOGUE = join(ledger, 'catalogue.ts');
const COMMITTEE = join(ledger, 'committee-catalogue.ts');
const METADATA = join(ledger, 'metadata.ts');

/** What the compiler knows of our events. */
export interface Declared {
  /** The shape of each type's data. */
  readonly events: ReadonlyMap<string, Shape>;
  readonly metadata: Shape;
}

const openProgram = (): ts.Program => {
  const { config } = ts.readConfigFile(join(root, 'tsconfig.base.json'), ts.sys.readFile);
  const parsed = ts.parseJsonConfigFileContent(config, ts.sys, root);
  const options = { ...parsed.options, types: [], noEmit: true };
  return ts.createProgram([CATALOGUE, COMMITTEE, METADATA], options);
};

const nullLast = (a: Shape, b: Shape): number => Number(a.is === 'null') - Number(b.is === 'null');

const fail = (what: string): never => {
  throw new Error(`the shape of an event cannot be read: ${what}`);
};

class ShapeReader {
  constructor(
    private readonly checker: ts.TypeChecker,
    private readonly program: ts.Program,
  ) {}

  typeNamed(file: string, name: string): ts.Type {
    const source = this.program.getSourceFile(file);
    const module = source && this.checker.getSymbolAtLocation(source);
    const symbols = module ? this.checker.getExportsOfModule(module) : [];
    const symbol = symbols.find((one) => one.name === name) ?? fail(`${name} in ${file}`);
    return this.checker.getDeclaredTypeOfSymbol(symbol);
  }

  eventsOf(type: ts.Type): readonly (readonly [string, Shape])[] {
    const events = type.isUnion() ? type.types : [type];
    return events.map((event) => {
      const name = this.member(event, 'type');
      const data = this.shapeOf(this.member(event, 'data'));
      return [name.isStringLiteral() ? name.value : fail('a type without a name'), data] as const;
    });
  }

  private member(type: ts.Type, name: string): ts.Type {
    const symbol = type.getProperty(name) ?? fail(`no member ${name}`);
    return this.checker.getTypeOfSymbol(symbol);
  }

  shapeOf(type: ts.Type): Shape {
    if (type.flags & ts.TypeFlags.Null) return { is: 'null' };
    if (type.flags & ts.TypeFlags.BooleanLike) return { is: 'boolean' };
    if (type.flags & ts.TypeFlags.Number) return { is: 'number' };
    if (type.flags & ts.TypeFlags.String) return { is: 'text', of: 'string' };
    if (type.isStringLiteral()) return { is: 'word', words: [type.value] };
    if (type.isUnion()) return this.shapeOfUnion(type);
    if (type.isIntersection()) {
      const branded = this.shapeOfBrand(type);
      if (branded) return branded;
    }
    if (this.checker.isArrayLikeType(type)) {
      const [of = fail('a list of nothing')] = this.checker.getTypeArguments(
        type as ts.TypeReference,
      );
      return { is: 'list', of: this.shapeOf(of) };
    }
    if (type.flags & (ts.TypeFlags.Object | ts.TypeFlags.Intersection)) return this.objectOf(type);
    return fail(this.checker.typeToString(type));
  }

  /** `string & { [brand]: 'LocalDate' }`: the brand is the only member that names a text. */
  private shapeOfBrand(type: ts.IntersectionType): Shape | undefined {
    if (type.types.some(({ flags }) => flags & ts.TypeFlags.Number)) return { is: 'number' };
    if (!type.types.some(({ flags }) => flags & ts.TypeFlags.String)) return undefined;
    const marks = type.types
      .filter(({ flags }) => flags & ts.TypeFlags.Object)
      .flatMap((one) => this.checker.getPropertiesOfType(one))
      .map((symbol) => this.checker.getTypeOfSymbol(symbol));
    const mark = marks.find((one) => one.isStringLiteral());
    return { is: 'text', of: mark?.isStringLiteral() ? mark.value : fail('a text with no brand') };
  }

  private shapeOfUnion(type: ts.UnionType): Shape {
    const members = type.types.filter(({ flags }) => !(flags & ts.TypeFlags.Undefined));
    // The compiler orders words by when it met them.
    const words = members.flatMap((one) => (one.isStringLiteral() ? [one.value] : [])).sort();
    const truths = members.filter(({ flags }) => flags & ts.TypeFlags.BooleanLike);
    const others = members.filter(
      (one) => !one.isStringLiteral() && !(one.flags & ts.TypeFlags.BooleanLike),
    );
    const shapes: Shape[] = [
      ...(words.length > 0 ? [{ is: 'word', words } as const] : []),
      ...(truths.length > 0 ? [{ is: 'boolean' } as const] : []),
      ...others.map((one) => this.shapeOf(one)).sort(nullLast),
    ];
    const [only] = shapes;
    return shapes.length === 1 && only ? only : { is: 'one-of', shapes };
  }

  private objectOf(type: ts.Type): Shape {
    const fields = this.checker.getPropertiesOfType(type).map((symbol): [string, Field] => {
      const optional = (symbol.flags & ts.SymbolFlags.Optional) !== 0;
      return [symbol.name, { shape: this.shapeOf(this.checker.getTypeOfSymbol(symbol)), optional }];
    });
    return { is: 'object', fields: Object.fromEntries(fields) };
  }
}

/** Asks the compiler, which takes about two seconds. */
export const readDeclaredShapes = (): Declared => {
  const program = openProgram();
  const reader = new ShapeReader(program.getTypeChecker(), program);
  return {
    events: new Map([
      ...reader.eventsOf(reader.typeNamed(CATALOGUE, 'AnyLedgerEvent')),
      ...reader.eventsOf(reader.typeNamed(COMMITTEE, 'AnyCommitteeEvent')),
    ]),
    metadata: reader.shapeOf(reader.typeNamed(METADATA, 'EventMetadata')),
  };
};

import { FRAGMENTS, SOMMETS } from './nuanceurs';
import type { Triangles } from './triangles';

/** Side of the texture that holds one byte for each commune: 65,536 of them. */
export const COTE = 256;

export interface Valeurs {
  readonly matrice: Float32Array;
  readonly couleurs: readonly number[];
  readonly tuiles: number;
  readonly motif: number;
  readonly classes: number;
  readonly rural: number;
}

/** The program that draws polygons, its buffers and its two textures. */
export class Gpu {
  readonly #gl: WebGL2RenderingContext;
  readonly #programme: WebGLProgram;
  readonly #tableau: WebGLVertexArrayObject;
  readonly #tampons: readonly [WebGLBuffer, WebGLBuffer, WebGLBuffer];
  readonly #etats: WebGLTexture;
  readonly #motifs: WebGLTexture;
  #nombre = 0;
  #tuiles = 0;

  constructor(gl: WebGL2RenderingContext) {
    this.#gl = gl;
    this.#programme = lier(gl);
    this.#tableau = gl.createVertexArray();
    this.#tampons = [gl.createBuffer(), gl.createBuffer(), gl.createBuffer()];
    this.#etats = gl.createTexture();
    this.#motifs = gl.createTexture();
    const [positions, communes, sommets] = this.#tampons;
    gl.bindVertexArray(this.#tableau);
    gl.bindBuffer(gl.ARRAY_BUFFER, positions);
    gl.enableVertexAttribArray(0);
    gl.vertexAttribPointer(0, 2, gl.FLOAT, false, 0, 0);
    gl.bindBuffer(gl.ARRAY_BUFFER, communes);
    gl.enableVertexAttribArray(1);
    gl.vertexAttribIPointer(1, 1, gl.UNSIGNED_INT, 0, 0);
    gl.bindBuffer(gl.ELEMENT_ARRAY_BUFFER, sommets);
    gl.bindVertexArray(null);
  }

  former({ positions, communes, sommets }: Triangles): void {
    const gl = this.#gl;
    gl.bindVertexArray(this.#tableau);
    gl.bindBuffer(gl.ARRAY_BUFFER, this.#tampons[0]);
    gl.bufferData(gl.ARRAY_BUFFER, positions, gl.STATIC_DRAW);
    gl.bindBuffer(gl.ARRAY_BUFFER, this.#tampons[1]);
    gl.bufferData(gl.ARRAY_BUFFER, communes, gl.STATIC_DRAW);
    gl.bufferData(gl.ELEMENT_ARRAY_BUFFER, sommets, gl.STATIC_DRAW);
    gl.bindVertexArray(null);
    this.#nombre = sommets.length;
  }

  etats(octets: Uint8Array): void {
    const gl = this.#gl;
    gl.bindTexture(gl.TEXTURE_2D, this.#etats);
    gl.pixelStorei(gl.UNPACK_ALIGNMENT, 1);
    gl.pixelStorei(gl.UNPACK_FLIP_Y_WEBGL, false);
    gl.pixelStorei(gl.UNPACK_PREMULTIPLY_ALPHA_WEBGL, false);
    gl.texImage2D(
      gl.TEXTURE_2D,
      0,
      gl.R8UI,
      COTE,
      COTE,
      0,
      gl.RED_INTEGER,
      gl.UNSIGNED_BYTE,
      octets,
    );
    gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MIN_FILTER, gl.NEAREST);
    gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MAG_FILTER, gl.NEAREST);
    gl.bindTexture(gl.TEXTURE_2D, null);
  }

  /** Square tiles of one size: the pattern of each class, then the hatch of the rural zoning. */
  motifs(tuiles: readonly ImageData[]): void {
    const gl = this.#gl;
    const cote = tuiles[0]?.width ?? 0;
    this.#tuiles = tuiles.length;
    gl.bindTexture(gl.TEXTURE_2D_ARRAY, this.#motifs);
    gl.pixelStorei(gl.UNPACK_FLIP_Y_WEBGL, false);
    gl.pixelStorei(gl.UNPACK_PREMULTIPLY_ALPHA_WEBGL, true);
    gl.texImage3D(
      gl.TEXTURE_2D_ARRAY,
      0,
      gl.RGBA,
      cote,
      cote,
      tuiles.length,
      0,
      gl.RGBA,
      gl.UNSIGNED_BYTE,
      null,
    );
    for (const [k, tuile] of tuiles.entries()) {
      gl.texSubImage3D(
        gl.TEXTURE_2D_ARRAY,
        0,
        0,
        0,
        k,
        cote,
        cote,
        1,
        gl.RGBA,
        gl.UNSIGNED_BYTE,
        tuile,
      );
    }
    gl.texParameteri(gl.TEXTURE_2D_ARRAY, gl.TEXTURE_MIN_FILTER, gl.LINEAR);
    gl.texParameteri(gl.TEXTURE_2D_ARRAY, gl.TEXTURE_WRAP_S, gl.REPEAT);
    gl.texParameteri(gl.TEXTURE_2D_ARRAY, gl.TEXTURE_WRAP_T, gl.REPEAT);
    gl.pixelStorei(gl.UNPACK_PREMULTIPLY_ALPHA_WEBGL, false);
    gl.bindTexture(gl.TEXTURE_2D_ARRAY, null);
  }

  dessiner({ matrice, couleurs, tuiles, motif, classes, rural }: Valeurs): void {
    const gl = this.#gl;
    const uniforme = (nom: string) => gl.getUniformLocation(this.#programme, nom);
    gl.useProgram(this.#programme);
    gl.uniformMatrix4fv(uniforme('u_matrice'), false, matrice);
    gl.uniform3fv(uniforme('u_couleurs'), couleurs);
    gl.uniform1f(uniforme('u_tuiles'), tuiles);
    gl.uniform1f(uniforme('u_motif'), motif);
    gl.uniform1f(uniforme('u_classes'), classes);
    gl.uniform1f(uniforme('u_rural'), rural);
    gl.uniform1f(uniforme('u_hachure'), this.#tuiles - 1);
    gl.activeTexture(gl.TEXTURE0);
    gl.bindTexture(gl.TEXTURE_2D, this.#etats);
    gl.uniform1i(uniforme('u_etats'), 0);
    gl.activeTexture(gl.TEXTURE1);
    gl.bindTexture(gl.TEXTURE_2D_ARRAY, this.#motifs);
    gl.uniform1i(uniforme('u_motifs'), 1);
    gl.enable(gl.BLEND);
    gl.blendFunc(gl.ONE, gl.ONE_MINUS_SRC_ALPHA);
    gl.bindVertexArray(this.#tableau);
    gl.drawElements(gl.TRIANGLES, this.#nombre, gl.UNSIGNED_INT, 0);
    gl.bindVertexArray(null);
  }

  liberer(): void {
    const gl = this.#gl;
    gl.deleteProgram(this.#programme);
    gl.deleteVertexArray(this.#tableau);
    for (const tampon of this.#tampons) gl.deleteBuffer(tampon);
    gl.deleteTexture(this.#etats);
    gl.deleteTexture(this.#motifs);
  }
}

function lier(gl: WebGL2RenderingContext): WebGLProgram {
  const programme = gl.createProgram();
  for (const [type, source] of [
    [gl.VERTEX_SHADER, SOMMETS],
    [gl.FRAGMENT_SHADER, FRAGMENTS],
  ] as const) {
    const nuanceur = gl.createShader(type);
    if (!nuanceur) throw new Error('The GPU gives no shader.');
    gl.shaderSource(nuanceur, source);
    gl.compileShader(nuanceur);
    gl.attachShader(programme, nuanceur);
  }
  gl.linkProgram(programme);
  if (!gl.getProgramParameter(programme, gl.LINK_STATUS)) {
    throw new Error(`The shaders of the polygons do not link: ${gl.getProgramInfoLog(programme)}`);
  }
  return programme;
}

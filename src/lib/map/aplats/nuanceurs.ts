/** Places a vertex and hands down the state of its commune: class in the low four bits, rural level in the high ones. */
export const SOMMETS = `#version 300 es
precision highp float;
uniform mat4 u_matrice;
uniform highp usampler2D u_etats;
uniform float u_tuiles;
layout(location = 0) in vec2 a_position;
layout(location = 1) in uint a_commune;
flat out uint v_etat;
out vec2 v_tuile;
void main() {
  gl_Position = u_matrice * vec4(a_position, 0.0, 1.0);
  v_etat = texelFetch(u_etats, ivec2(a_commune % 256u, a_commune / 256u), 0).r;
  v_tuile = a_position * u_tuiles;
}`;

/** Colour of the class, its pattern over it, then the hatch of the rural zoning. Alpha is premultiplied. */
export const FRAGMENTS = `#version 300 es
precision highp float;
precision highp sampler2DArray;
uniform vec3 u_couleurs[16];
uniform sampler2DArray u_motifs;
uniform float u_motif;
uniform float u_classes;
uniform float u_rural;
uniform float u_hachure;
flat in uint v_etat;
in vec2 v_tuile;
out vec4 couleur;
void main() {
  if (v_etat == 255u) discard;
  uint classe = v_etat & 15u;
  float niveau = float(v_etat >> 4u);
  vec4 motif = texture(u_motifs, vec3(v_tuile, float(classe))) * u_motif;
  vec4 aplat = vec4(u_couleurs[classe] * (1.0 - motif.a) + motif.rgb, 1.0) * u_classes;
  vec4 hachure = texture(u_motifs, vec3(v_tuile, u_hachure)) * min(niveau, 0.6 + 0.2 * niveau) * u_rural;
  couleur = hachure + aplat * (1.0 - hachure.a);
}`;

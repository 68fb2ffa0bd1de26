import { STATUTS_AGREMENT } from '../../../src/lib/domain/agrement';
import { STATUTS_SUIVI } from '../../../src/lib/domain/suivi';
import { facultatif, published, refersTo, requis, schema } from './schema';

/** Published without a table: agréments and approaches are real ones, or none. */
export const AGREMENTS = published(
  'agrements',
  'Agréments Pass numérique',
  'Une ligne par agrément : qu’une organisation, ou un de ses lieux seulement, peut recevoir les Pass d’un opérateur, et quand. Le SIRET ou le lieu est rempli.',
  schema(
    [
      facultatif('siret', 'string', 'SIRET de l’organisation agréée.', {
        example: '13002603200016',
        constraints: { pattern: '^\\d{14}$' },
      }),
      facultatif(
        'lieu_id',
        'string',
        'Identifiant du lieu dans le fichier des lieux ; vide : tous les lieux du SIRET.',
        { example: '136' },
      ),
      requis('operateur', 'string', 'Opérateur qui a donné l’agrément.', {
        example: 'Opérateur A',
      }),
      requis('debut', 'date', 'Premier jour de l’agrément.', { example: '2024-02-01' }),
      facultatif('fin', 'date', 'Dernier jour, compris ; vide : sans terme connu.', {
        example: '2026-01-31',
      }),
      requis('statut', 'string', 'État de l’agrément sur ces dates.', {
        example: 'agree',
        constraints: { enum: STATUTS_AGREMENT },
      }),
      facultatif('source', 'string', 'D’où vient l’information.', {
        example: 'Liste de l’opérateur',
      }),
      facultatif('date_source', 'date', 'Date de cette source.', { example: '2024-03-01' }),
      facultatif(
        'capacite_mensuelle',
        'number',
        'Pass que le lieu déclare pouvoir recevoir en un mois. Vide : non déclarée. Pour un agrément du SIRET, celle de chacun de ses lieux.',
        { unit: 'Pass par mois', example: 60, constraints: { minimum: 0 } },
      ),
    ],
    ['siret', 'lieu_id', 'operateur', 'debut'],
    [refersTo('lieu_id', 'lieux', 'id')],
  ),
);

export const SUIVI = published(
  'suivi',
  'Suivi des lieux démarchés',
  'Une ligne par étape de la démarche auprès d’un lieu : la dernière en date dit où elle en est. Aucune personne n’est nommée.',
  schema(
    [
      requis('id_lieu', 'string', 'Identifiant du lieu dans le fichier des lieux.', {
        example: '136',
      }),
      requis('date', 'date', 'Jour de l’étape.', { example: '2024-05-14' }),
      requis('statut', 'string', 'Où en est la démarche ce jour-là.', {
        example: 'contacte',
        constraints: { enum: STATUTS_SUIVI },
      }),
      facultatif('structure', 'string', 'Structure qui a fait la démarche, sans nom de personne.', {
        example: 'Hub territorial',
      }),
      facultatif('commentaire', 'string', 'Ce qu’il faut en retenir, sans nom de personne.', {
        example: 'Intéressé, veut connaître les frais.',
      }),
      facultatif('relance', 'date', 'Jour où y revenir.', { example: '2024-06-01' }),
    ],
    ['id_lieu', 'date', 'statut'],
    [refersTo('id_lieu', 'lieux', 'id')],
  ),
);

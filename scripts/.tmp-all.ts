import { openAsBlob, readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { lire } from '/work/main/src/lib/formats/lire';
import { readReferentiel } from '/work/main/src/lib/formats/referentiel';
const D='/work/main/data/';
const t=(n:string)=>readFileSync(D+n,'utf8');
let t0=performance.now();
const tx={communes:t('communes.csv'),codesPostaux:t('codes-postaux.csv'),anciennes:t('communes-anciennes.csv'),epci:t('epci.csv'),departements:t('departements.csv'),regions:t('regions.csv')};
t0=performance.now();
const referentiel=readReferentiel(tx);
console.log('referentiel',referentiel.communes.length,(performance.now()-t0).toFixed(0),'ms');
const roots=process.argv.slice(2);
function walk(d:string):string[]{return statSync(d).isDirectory()?readdirSync(d).sort().flatMap(f=>walk(join(d,f))):[d];}
for(const f of roots.flatMap(walk)){
  const s=performance.now();
  try{
    const r=await lire({nom:f.split('/').at(-1)!,contenu:await openAsBlob(f)},{referentiel});
    const l=r.lecture; const by:Record<string,number>={};
    for(const c of l.constats){const k=c.gravite+':'+c.regle;by[k]=(by[k]??0)+1}
    console.log(`\n== ${r.nom} → ${r.jeu} ${r.reconnaissance.confiance.toFixed(2)} ${(performance.now()-s).toFixed(0)}ms | ${l.lignes} = ${l.acceptees}+${l.reparees}+${l.rejetees}  rows ${l.rows.length}`, r.reconnaissance.raisons.join(' / '), r.reconnaissance.alternatives.map(a=>a.jeu+':'+a.confiance.toFixed(2)).join(' '));
    console.log('  ',JSON.stringify(by));
    for(const c of l.constats.filter(c=>c.gravite==='rejet').slice(0,3))console.log('   REJ',c.ligne,c.colonne,c.message,c.valeur);
    if(process.env.ROW)console.log(JSON.stringify(l.rows.slice(0,2)));
    if(process.env.REGLE)for(const c of l.constats.filter(c=>c.regle===process.env.REGLE).slice(0,25))console.log('   ',c.ligne,c.colonne,c.valeur,'→',c.reparation,c.gravite==='alerte'?c.message:'');
    if(r.jeu==='lieux'||r.jeu==='cnfs-permanences'){const a:Record<string,number>={};for(const x of l.rows as any[]){a[x.accepte]=(a[x.accepte]??0)+1; if(!x.codeInsee)a.sansInsee=(a.sansInsee??0)+1; if(x.position===null)a.sansPos=(a.sansPos??0)+1}console.log('  ',JSON.stringify(a))}
  }catch(e){console.log(`\n== ${f}`,(e as Error).name,(e as Error).message, (e as Error).name==='FichierIllisible'?'':(e as Error).stack)}
}

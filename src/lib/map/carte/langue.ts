/** What the controls of the map say, for those who see them and those who hear them. */
export const LANGUE: Readonly<Record<string, string>> = {
  'Map.Title':
    'Carte des écarts : flèches pour se déplacer, + et − pour zoomer, Entrée pour choisir au centre',
  'NavigationControl.ZoomIn': 'Zoomer',
  'NavigationControl.ZoomOut': 'Dézoomer',
  'NavigationControl.ResetBearing': 'Remettre le nord en haut',
  'ScaleControl.Meters': 'm',
  'ScaleControl.Kilometers': 'km',
  'LogoControl.Title': 'MapLibre',
  'AttributionControl.ToggleAttribution': 'Montrer les sources',
  'CooperativeGesturesHandler.WindowsHelpText': 'Ctrl + molette pour zoomer',
  'CooperativeGesturesHandler.MacHelpText': '⌘ + molette pour zoomer',
  'CooperativeGesturesHandler.MobileHelpText': 'Deux doigts pour déplacer la carte',
};

term;vormen;woordsoort;alternatieven;uitleg;domein;zekerheid;ernst
binnenloopspreekuur;;zn-het;de inloop;U mag komen zonder afspraak.;$naam;meestal;

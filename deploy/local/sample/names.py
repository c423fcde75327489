"""Names and addresses that exist nowhere: invented places, example streets, telephone numbers that ARCEP keeps for fiction."""

PLACES = """Aubrevaine Valbrèze Montorel Saint-Orvin Clairmesnil Rochelaine Hautebrive Belmérac Fontcouvrière Mirelande Vertecombe
Puyfleurac Ormevigne Grandlys Tourneciel Boisdoréal Morteval Pierrelune Œuvreval Chantebrume Vauxmarin Marévigne Fierbourg Almériac
Quatrevents Hérissonval Guérandelle Lœuvraie Nérondac Sémaphorie Ytrevalle Zéphirac Çavières Îlonval Brumétable Cœurmont Dessandières
Écluzéac Froidefontaine-le-Haut Gâtelune Jonquevert Kermélio Lâchebrise Maïsonval Noëlmont Ouvrepierre Préchanson Quintebaie
Rêvecombe Sûrelande Trèfleval Ursébois Vieux-Tréport-les-Dunes Wœvrelle Belle-Ânée Corbelune Dorémieux Étangval""".split()

TRADES = {
    "company": """Menuiserie|Transports|Imprimerie|Brasserie|Cartonnages|Laiterie|Conserverie|Ateliers|Tréfilerie|Papeterie|Scierie
        |Chaudronnerie|Verrerie|Hôtellerie|Pépinières|Biscuiterie|Câblerie|Fonderie|Sellerie|Mécanique générale|Électricité générale
        |Entrepôts|Minoterie|Corderie|Savonnerie|Huilerie|Tôlerie fine|Charpentes""",
    "craftsman": "Plomberie|Maçonnerie|Ébénisterie|Peinture|Couverture-zinguerie|Serrurerie|Boulangerie|Fromagerie|Ferronnerie|Carrelage",
    "retailer": "Supermarché|Hypermarché|Jardinerie|Bricolage|Halle|Grande surface",
    "public_body": "Commune|Lycée professionnel|Centre hospitalier|Communauté de communes",
    "consumer": "Client particulier fictif n°",
}
FORMS = ["SARL", "SAS", "SARL", "SAS", "SA", "EURL", "SNC", "SCOP"]

# Legal in a French register or typed by a bored clerk: whatever prints, mails, stores or parses a name has to survive these.
HOSTILE = [
    "Atelier « L'Étoile » & Cie \"Premium\"",
    "Brasserie #1 *** du Pont_Neuf_ $2 @midi",
    "<script>alert('Œuvre')</script> SARL",
    "Robert'); DROP TABLE factures;-- SAS",
    "=HYPERLINK(\"http://exemple.invalid\";\"Cliquez\")",
    "#include(\"/etc/passwd\") & \\\\serveur\\partage",
    "{{montant}} {% raw %} ${nom} [lien](x)",
    "Société coopérative d'intérêt collectif pour la valorisation des matériaux de réemploi, l'insertion par l'activité économique, "
    "la rénovation énergétique des bâtiments agricoles et l'entretien durable des chemins ruraux de Froidefontaine-le-Haut",
    "ÉTABLISSEMENTS ŒILLET-DÉÇU ÎLONVAL À RESPONSABILITÉ LIMITÉE",
    "Cafe\u0301 de\u0301compose\u0301 de Zéphirac\u00a0SARL",
    "'; -- O''Exemple \\n \\t 100 % *gras* ~tilde~",
]

STREETS = ["rue de l'Exemple", "allée des Échantillons", "place du Modèle", "impasse du Spécimen", "chemin de l'Œuvre-Fictive",
           "boulevard de l'Hypothèse", "avenue du Général-Personne", "quai des Prête-Noms", "zone d'activité de l'Épreuve & du Gabarit",
           "cours de la Maquette", "rue Ça-et-Là"]

# postcode, city, country, telephone prefix kept for fiction
TOWNS = [("69003", "Lyon", "FR", "+3346571"), ("35000", "Rennes", "FR", "+3326191"), ("33000", "Bordeaux", "FR", "+3353649"),
         ("67000", "Strasbourg", "FR", "+3335301"), ("75011", "Paris", "FR", "+3319900"), ("84000", "Avignon", "FR", "+3346571"),
         ("42000", "Saint-Étienne", "FR", "+3346571"), ("14000", "Caen", "FR", "+3326191"), ("21200", "Beaune", "FR", "+3335301"),
         ("31000", "Toulouse", "FR", "+3353649"), ("93200", "Saint-Denis", "FR", "+3319900"), ("29200", "Brest", "FR", "+3326191"),
         ("07100", "Annonay", "FR", "+3346571"), ("97400", "Saint-Denis", "FR", "+3363998"), ("64500", "Saint-Jean-de-Luz", "FR", "+3353649")]
ABROAD = [("4000", "Liège", "BE", ""), ("1204", "Genève", "CH", ""), ("L-1611", "Luxembourg", "LU", "")]


def of(place):
    return f"d'{place}" if place[0] in "AEIOUYÉÎŒ" else f"de {place}"


def make(random, kind, taken):
    """A name of that kind nobody in `taken` has yet."""
    trades = [trade.strip() for trade in TRADES[kind].split("|")]
    while True:
        if kind == "consumer":
            name = f"{trades[0]} {len(taken) + 1}"
        else:
            name = f"{random.choice(trades)} {of(random.choice(PLACES))}"
            if kind != "public_body":
                name += " " + random.choice(FORMS)
        if name not in taken:
            return name


def luhn(digits):
    """True when the last digit of a SIREN is its check digit."""
    doubled = [int(digit) * (1 + place % 2) for place, digit in enumerate(reversed(digits))]
    return sum(number - 9 if number > 9 else number for number in doubled) % 10 == 0


def siren(serial):
    """Below 000 325 175 no number of the national register is in use, so nobody real is meant."""
    start = f"0001{serial:04d}"
    return next(start + str(check) for check in range(10) if luhn(start + str(check)))

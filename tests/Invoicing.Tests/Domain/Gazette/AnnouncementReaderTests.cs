using System.Text;
using System.Text.Json;
using Recouvrement.Invoicing.Domain.Gazette;
using Recouvrement.Invoicing.Domain.Prevention;
using Recouvrement.Kernel.Identifiers;
using Recouvrement.Kernel.Limitation;

namespace Recouvrement.Invoicing.Tests.Domain.Gazette;

public sealed class AnnouncementReaderTests
{
    static readonly Siren Siren = Siren.Parse("732829320")!.Value;
    static readonly DateOnly Today = new(2026, 10, 8);

    /// <summary>A page in the shape of the records API of the BODACC's open data.</summary>
    public static string Page(params string[] rows) => $$"""{"total_count":{{rows.Length}},"results":[{{string.Join(',', rows)}}]}""";

    /// <summary>A row of it, with all that is not to be kept.</summary>
    public static string Row(
        string id = "A202601930042", string siren = "732829320", string published = "2026-10-07", string nature = "Jugement d'ouverture d'une procédure de redressement judiciaire", string? date = "2026-09-28",
        string family = "Jugement d'ouverture", string notice = "annonce", string about = "collective") =>
        JsonSerializer.Serialize(new
        {
            id, publicationavis = "A", publicationavis_facette = "Bodacc A", parution = "20260193", dateparution = published, numeroannonce = 42, typeavis = notice, typeavis_lib = "Avis initial",
            familleavis = about, familleavis_lib = "Procédures collectives", numerodepartement = "59", departement_nom_officiel = "Nord", region_code = 32, tribunal = "TRIBUNAL DE COMMERCE DE LILLE METROPOLE",
            commercant = "COMPTOIR D'ESSAI", ville = "Lille", registre = new[] { $"{siren[..3]} {siren[3..6]} {siren[6..]}", siren }, cp = "59000",
            listepersonnes = """{"personne": {"typePersonne": "pm", "denomination": "COMPTOIR D'ESSAI", "adresseSiegeSocial": {"ville": "Lille"}}}""",
            jugement = JsonSerializer.Serialize(new { type = "initial", famille = family, nature, date, complementJugement = "Mandataire judiciaire : Maître Quidam, 1 rue de l'Essai, 59000 Lille." }),
            url_complete = "https://www.bodacc.fr/pages/annonces-commerciales-detail/?q.id=id:A202601930042",
        });

    [Fact]
    public void An_opening_is_read_with_its_court_and_without_the_administrator()
    {
        var (id, said) = Assert.Single(Read(Page(Row())).Announcements);
        Assert.Equal(("A202601930042", new Announcement(AnnouncementEffect.Opening, InsolvencyKind.Receivership, new(2026, 9, 28), new(2026, 10, 7), "TRIBUNAL DE COMMERCE DE LILLE METROPOLE", null, "BODACC")), (id, said));
        Assert.DoesNotContain("Quidam", said.ToString(), StringComparison.OrdinalIgnoreCase);
        // Rule R6.6: published on 7 October 2026, to be declared by 7 December.
        Assert.Equal(new DateOnly(2026, 12, 7), ClaimDeclarationDeadline.Of(said.PublishedOn, isMetropolitan: true, TimeLimits.Shipped)!.DeclareBy);
    }

    [Theory]
    [InlineData("Jugement d'ouverture de liquidation judiciaire", "Jugement d'ouverture", "Opening", "Liquidation", null)]
    [InlineData("Jugement d'ouverture d'une procédure de sauvegarde", "Jugement d'ouverture", "Opening", "Safeguard", null)]
    [InlineData("Jugement prononçant la liquidation judiciaire", "Jugement prononçant", "Opening", "Liquidation", null)]
    [InlineData("Jugement de conversion en liquidation judiciaire", "Jugement prononçant", "Conversion", "Liquidation", null)]
    [InlineData("Jugement de conversion en redressement judiciaire de la procédure de sauvegarde", "Autre jugement", "Conversion", "Receivership", null)]
    [InlineData("Jugement arrêtant le plan de redressement", "Jugement arrêtant le plan", "Plan", "Receivership", "PlanAdopted")]
    [InlineData("Jugement de clôture pour insuffisance d'actif", "Jugement de clôture", "Closing", null, "AssetsInsufficient")]
    [InlineData("Jugement de clôture pour extinction du passif", "Jugement de clôture", "Closing", null, "DebtsSettled")]
    [InlineData("Jugement modifiant le plan de redressement", "Autre jugement", "Other", "Receivership", null)]
    [InlineData("Dépôt de l'état des créances", "Dépôt de l'état des créances", "Other", null, null)]
    public void What_a_judgment_does_is_told_by_its_nature(string nature, string family, string effect, string? kind, string? outcome)
    {
        var said = Read(Page(Row(nature: nature, family: family))).Announcements.Values.Single();
        Assert.Equal((effect, kind, outcome), (said.Effect.ToString(), said.Kind?.ToString(), said.Outcome?.ToString()));
    }

    [Fact]
    public void A_correction_is_for_a_person_to_read() => Assert.Equal(AnnouncementEffect.Correction, Read(Page(Row(notice: "rectificatif"))).Announcements.Values.Single().Effect);

    [Theory]
    [InlineData("28 septembre 2026", "2026-09-28")]
    [InlineData("1er septembre 2026", "2026-09-01")]
    [InlineData("2026-10-09", null)] // after its own publication
    [InlineData("hier", null)]
    [InlineData(null, null)]
    public void A_day_is_read_as_the_gazette_writes_it_and_never_guessed(string? written, string? read) =>
        Assert.Equal(read, Read(Page(Row(date: written))).Announcements.Values.Single().JudgmentOn?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));

    [Fact]
    public void A_row_about_another_company_or_another_matter_is_no_announcement_of_it()
    {
        var found = Read(Page(Row(siren: "404833048"), Row(about: "dpc"), Row(id: "B1")));
        Assert.Equal(("B1", 3, 0), (Assert.Single(found.Announcements).Key, found.Rows, found.Unreadable));
    }

    [Theory]
    [InlineData("\"dateparution\":\"2026-10-07\"", "\"dateparution\":\"2999-01-01\"")]
    [InlineData("\"dateparution\":\"2026-10-07\"", "\"dateparution\":null")]
    [InlineData("\"id\":\"A202601930042\"", "\"id\":\"x' or 1=1 --\"")]
    [InlineData("\"jugement\":\"", "\"ignored\":\"")]
    public void A_row_that_cannot_be_read_is_counted_and_believed_in_nothing(string what, string instead)
    {
        var row = Row();
        Assert.Contains(what, row, StringComparison.Ordinal);
        var found = Read(Page(row.Replace(what, instead, StringComparison.Ordinal), Row(id: "B1")));
        Assert.Equal((1, 1), (found.Announcements.Count, found.Unreadable));
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("""{"error_code":"ODSQLError"}""")]
    [InlineData("""{"total_count":1,"results":{}}""")]
    [InlineData("""{"total_count":-1,"results":[]}""")]
    [InlineData("""{"total_count":1e99,"results":[]}""")]
    [InlineData("""{"results":[]}""")]
    public void What_is_no_page_is_refused(string page) => Assert.IsType<AnnouncementReading.Refused>(AnnouncementReader.Read(Encoding.UTF8.GetBytes(page), Siren, Today));

    static AnnouncementReading.Found Read(string page) => Assert.IsType<AnnouncementReading.Found>(AnnouncementReader.Read(Encoding.UTF8.GetBytes(page), Siren, Today));
}

using System.Text;
using Recouvrement.Invoicing.Domain.Companies;
using Recouvrement.Kernel.Identifiers;

namespace Recouvrement.Invoicing.Tests.Domain.Companies;

public sealed class CompanyReaderTests
{
    static readonly Siren Siren = Siren.Parse("732829320")!.Value;

    /// <summary>An answer in the shape of recherche-entreprises.api.gouv.fr, with all that is not to be kept.</summary>
    public static string Answer(string siren = "732829320", string state = "A", string form = "5710", string name = "COMPTOIR D'ESSAI", string? founded = "2001-05-14", string? ceased = null) =>
        $$"""
        {"results":[{"siren":"{{siren}}","nom_complet":"{{name}} (CDE)","nom_raison_sociale":"{{name}}","sigle":"CDE","nombre_etablissements":3,"nombre_etablissements_ouverts":2,
          "siege":{"activite_principale":"46.90Z","adresse":"1 RUE DE L'ESSAI 59000 LILLE","code_postal":"59000","commune":"59350","libelle_commune":"LILLE","date_creation":"2001-05-14","est_siege":true,"etat_administratif":"A","siret":"{{siren}}00074"},
          "activite_principale":"46.90Z","categorie_entreprise":"PME","annee_categorie_entreprise":"2023","date_creation":{{(founded is null ? "null" : $"\"{founded}\"")}},"date_fermeture":{{(ceased is null ? "null" : $"\"{ceased}\"")}},
          "dirigeants":[{"nom":"QUIDAM","prenoms":"CAMILLE","annee_de_naissance":"1970","qualite":"Président","type_dirigeant":"personne physique"}],
          "etat_administratif":"{{state}}","nature_juridique":"{{form}}","section_activite_principale":"G","tranche_effectif_salarie":"12","statut_diffusion":"O","matching_etablissements":[]}],
          "total_results":1,"page":1,"per_page":1,"total_pages":1}
        """;

    [Fact]
    public void A_company_is_read_with_its_seat_and_without_its_officers()
    {
        var record = Found(Answer());
        Assert.Equal(new(CompanyState.Active, "COMPTOIR D'ESSAI", "73282932000074", "59000", "LILLE", "5710", "PME", new(2001, 5, 14), null, "1 RUE DE L'ESSAI"), record);
        Assert.DoesNotContain("QUIDAM", record.ToString(), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void A_ceased_company_says_when() =>
        Assert.Equal((CompanyState.Ceased, new DateOnly(2026, 2, 28)), Found(Answer(state: "C", ceased: "2026-02-28")) is var record ? (record.State, record.CeasedOn!.Value) : default);

    [Fact]
    public void A_sole_trader_is_read_without_name_and_address() =>
        Assert.Equal(new(CompanyState.Active, null, "73282932000074", null, null, "1000", "PME", new(2001, 5, 14), null), Found(Answer(form: "1000", name: "CAMILLE QUIDAM")));

    [Fact]
    public void What_the_register_does_not_publish_is_not_known() => Assert.Null(Found(Answer(name: "[NON-DIFFUSIBLE]")).Name);

    [Theory]
    [InlineData("""{"results":[],"total_results":0,"page":1,"per_page":1,"total_pages":0}""")]
    [InlineData("""{"results":[{"siren":"404833048","nom_complet":"UNE AUTRE","etat_administratif":"C"}],"total_results":1}""")]
    public void A_company_that_is_not_among_the_results_is_unlisted_and_no_lookalike_counts(string answer) => Assert.Equal(new(CompanyState.Unlisted), Found(answer));

    [Theory]
    [InlineData("")]
    [InlineData("<html>maintenance</html>")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("""{"erreur":"Veuillez indiquer au moins un paramètre"}""")]
    [InlineData("""{"results":{"siren":"732829320"}}""")]
    [InlineData("""{"results":[{"siren":"732829320","etat_administratif":"Z"}]}""")]
    [InlineData("""{"results":[{"siren":"732829320"}]}""")]
    public void What_is_no_answer_is_refused(string answer) => Assert.IsType<CompanyReading.Refused>(CompanyReader.Read(Encoding.UTF8.GetBytes(answer), Siren));

    [Fact]
    public void An_answer_nested_without_end_is_refused() =>
        Assert.IsType<CompanyReading.Refused>(CompanyReader.Read(Encoding.UTF8.GetBytes(new string('[', 100_000)), Siren));

    [Fact]
    public void A_field_of_another_type_is_as_good_as_none()
    {
        var record = Found("""{"results":[{"siren":"732829320","etat_administratif":"A","nom_raison_sociale":7,"siege":[],"date_creation":"hier","nature_juridique":"<script>","categorie_entreprise":null}]}""");
        Assert.Equal(new(CompanyState.Active), record);
    }

    [Theory]
    [InlineData("Comptoir d'Essai", false)]
    [InlineData("COMPTOIR D ESSAI SARL", false)]
    [InlineData("Société Comptoir d'Essai et Fils", false)]
    [InlineData("Comptoir Général", true)]
    public void Names_differ_where_more_than_the_legal_form_does(string ours, bool differs) =>
        Assert.Equal(differs, Differences(new(Siren, ours, null, null, null)).Contains(CompanyDifference.Name));

    [Fact]
    public void Seat_VAT_number_and_founding_are_compared_and_what_we_do_not_hold_is_not()
    {
        Assert.Empty(Differences(new(Siren, null, null, null, null)));
        Assert.Empty(Differences(new(Siren, "Comptoir d'Essai", "73282932000074", "FR44732829320", new(2001, 5, 14))));
        Assert.Equal(
            [CompanyDifference.Seat, CompanyDifference.VatNumber, CompanyDifference.FoundedOn],
            Differences(new(Siren, null, "73282932000082", "FR83404833048", new(2001, 5, 15))));
        Assert.Equal([CompanyDifference.VatNumber], Differences(new(Siren, null, null, "FR45732829320", null)));
    }

    static IEnumerable<CompanyDifference> Differences(HeldIdentity held) => CompanyFinding.Of(Found(Answer()), held, "register", new(2026, 3, 2)).Differences;

    static CompanyRecord Found(string answer) => Assert.IsType<CompanyReading.Found>(CompanyReader.Read(Encoding.UTF8.GetBytes(answer), Siren)).Record;
}

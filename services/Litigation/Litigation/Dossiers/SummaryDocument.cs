using System.Text.Json;
using System.Text.Json.Nodes;
using Recouvrement.Litigation.Dossiers.Sealing;
using Recouvrement.Platform.Typesetting;

namespace Recouvrement.Litigation.Dossiers;

/// <summary>The summary of a dossier (note de synthèse) as a PDF in French, for whoever is to decide on it: a lawyer, a judge, an agency.</summary>
sealed class SummaryDocument(Typesetter typesetter)
{
    const string Template = "Dossiers/Templates/summary.typ";

    /// <summary>Typesets it.</summary>
    /// <param name="facts">Whose it is and of when.</param>
    /// <param name="material">What it is about.</param>
    /// <param name="claim">The computation as it lies beside it.</param>
    /// <param name="exhibits">In order.</param>
    /// <param name="history">Oldest first.</param>
    /// <param name="before">What is there of the history of the case at dunning.</param>
    /// <param name="stop">Cancels.</param>
    /// <exception cref="TypesettingFailed">No worker could do it.</exception>
    public Task<byte[]> Typeset(SealedFacts facts, DossierMaterial material, JsonObject claim, IReadOnlyList<Exhibit> exhibits, IReadOnlyList<ToldInFrench> history, FetchedHistory before, CancellationToken stop) =>
        typesetter.Typeset(
            Template,
            new
            {
                Dossier = facts.Dossier.ToString(), Creditor = facts.Of.Creditor, CreditorName = material.CreditorName ?? "", Case = facts.Of.Case.ToString(), File = facts.File.ToString(), Customer = facts.Of.CustomerNumber, Debtor = material.DebtorName ?? "", Agency = material.Agency ?? "",
                OpenedOn = FrenchHistory.Day(material.OpenedOn), AsOf = FrenchHistory.Day(facts.AsOf), CreatedOn = FrenchHistory.Day(facts.CreatedOn), KeyId = facts.KeyId ?? "", Authority = facts.Authority ?? "",
                Claim = JsonSerializer.SerializeToElement(claim),
                Exhibits = exhibits.Select(e => new { e.Number, What = Word(e.Of), Date = FrenchHistory.Day(e.Of.Date), State = StateOf(e, material), Path = e.Path ?? "", Gap = e.Gap ?? "", Sha256 = e.Of.Sha256 ?? "" }).ToArray(),
                History = history, HistoryGap = before.Gap ?? "", HasHistory = before.UpTo is not null, HistoryUpTo = before.UpTo?.CompleteTo is { } on ? FrenchHistory.Day(on) : "",
            },
            stop);

    static string Word(Paper paper) => paper.What switch
    {
        "invoice_copy" => $"Facture {paper.Subject}",
        "proof"        => $"Preuve : {FrenchHistory.Word(paper.Subject)}",
        not "letter"   => $"{FrenchHistory.Word(paper.What)} {paper.Subject}",
        _              => $"{FrenchHistory.Word(paper.Subject)} ({FrenchHistory.Word(paper.Channel ?? "")})",
    };

    // What the carrier told last of a letter.
    static string StateOf(Exhibit exhibit, DossierMaterial material) =>
        material.Letters.LastOrDefault(l => l.Decision == exhibit.Of.Decision) is { } state ? $"{FrenchHistory.Word(state.State)} le {FrenchHistory.Day(state.On)}" : "";
}

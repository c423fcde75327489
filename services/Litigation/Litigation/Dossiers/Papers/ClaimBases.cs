using System.Text.Json;
using Npgsql;
using NpgsqlTypes;
using Recouvrement.Contracts.Dunning;
using Recouvrement.Kernel.Amounts;
using Recouvrement.Kernel.LateInterest;
using Recouvrement.Kernel.PaymentTerms;
using Recouvrement.Litigation.Domain.Dossiers;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Messaging;

namespace Recouvrement.Litigation.Dossiers.Papers;

/// <summary>What claims bear for being late, as it was told at their hand-over.</summary>
static class ClaimBases
{
    public static async Task Keep(Session session, Guid file, IEnumerable<HandedOverClaimV1> claims, CancellationToken stop)
    {
        foreach (var claim in claims.Where(c => c.Basis is not null))
            await session.Run(
                "insert into claim_bases (file, invoice, invoice_version, basis) values ($1, $2, $3, $4) on conflict (file, invoice) do nothing", stop, file, claim.Invoice, claim.InvoiceVersion ?? 0,
                new NpgsqlParameter { Value = JsonSerializer.Serialize(claim.Basis, JsonSerializerOptions.Web), NpgsqlDbType = NpgsqlDbType.Jsonb });
    }

    public static ClaimBasisV1 Read(string json) => JsonSerializer.Deserialize<ClaimBasisV1>(json, JsonSerializerOptions.Web)!;

    /// <summary>As the rules read it; null where it holds a word that this build does not know: the law's rate would be another one than the contract's.</summary>
    /// <param name="told">As it was told.</param>
    /// <param name="currency">Of the claim.</param>
    /// <param name="isWaived">Given up since.</param>
    /// <param name="frozenSince">Day of the judgment that froze it; null where none did.</param>
    /// <param name="noticeOn">Day of the formal notice; only a consumer's interest waits for it.</param>
    public static ClaimBasis? Basis(this ClaimBasisV1 told, string currency, bool isWaived, DateOnly? frozenSince, DateOnly? noticeOn)
    {
        var clause = Spelling.Known<PenaltyBasis>(told.PenaltyBasis);
        if (told.PenaltyBasis is not null && clause is null) return null;
        return new(
            Spelling.Known<DebtorKind>(told.DebtorKind) ?? DebtorKind.Unknown, clause is { } basis ? new PenaltyClause(basis, told.PenaltyHundredths ?? 0, told.Capitalises ?? false) : null,
            told.PenaltyFrom ?? default, frozenSince, told.BearsNothing || isWaived,
            told.Instalments is { Length: > 0 } parts ? Instalments.Of(parts.Select(p => new Instalment(p.DueOn, Money.OfCents(p.AmountCents, currency), p.IsRetention))) : null, noticeOn);
    }
}

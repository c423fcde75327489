using System.Collections.Immutable;
using System.Text.Json;
using Recouvrement.Invoicing.Accounts;
using Recouvrement.Invoicing.Domain.Accounts;
using Recouvrement.Invoicing.Domain.GeneralTerms;
using Recouvrement.Kernel.Identifiers;
using Recouvrement.Platform.EventStore;

namespace Recouvrement.Invoicing.GeneralTerms;

/// <summary>General terms and their acceptances as they can be read.</summary>
static class TermsTables
{
    public static async Task ShowVersions(Session session, IReadOnlyList<Shown<TermsRegister>> changed, CancellationToken stop)
    {
        foreach (var (_, register, _) in changed)
            foreach (var (version, terms) in register.Versions)
                await session.Run(
                    "insert into general_terms (creditor, version, valid_from, content) values ($1, $2, $3, $4::jsonb) on conflict (creditor, version) do update set valid_from = excluded.valid_from, content = excluded.content",
                    stop, register.Creditor, version, terms.ValidFrom, JsonSerializer.Serialize(terms, EventJson.Options));
    }

    public static async Task ShowAcceptances(Session session, IReadOnlyList<Shown<TermsAcceptances>> changed, CancellationToken stop)
    {
        foreach (var (_, all, _) in changed)
        {
            var (customer, entity) = (Customer(all.Account!), all.Account!.Creditor);
            await session.Run("delete from terms_acceptances where customer = $1", stop, customer);
            foreach (var (reference, of) in all.ByReference)
                await session.Run(
                    "insert into terms_acceptances (customer, reference, creditor, version, accepted_on, document, by_role) values ($1, $2, $3, $4, $5, $6, $7)",
                    stop, customer, reference, entity, of.Version, of.AcceptedOn, of.Document, of.ByRole);
            await session.Run("delete from terms_signers s where customer = $1 and not reference = any($2)", stop, customer, (object)Named(all));
        }
    }

    /// <summary>The versions of an entity.</summary>
    public static async Task<TermsRegister> Register(Session session, string creditor, CancellationToken stop) => TermsRegister.Initial with
    {
        Creditor = creditor,
        Versions = TermsRegister.Initial.Versions.AddRange(await session.Read(
            "select version, content from general_terms where creditor = $1", r => KeyValuePair.Create(r.GetString(0), JsonSerializer.Deserialize<TermsVersion>(r.GetString(1), EventJson.Options)!), stop, creditor)),
    };

    /// <summary>What a customer accepted.</summary>
    public static async Task<ImmutableDictionary<string, TermsAcceptance>> Acceptances(Session session, Guid customer, CancellationToken stop) =>
        (await session.Read(
            "select reference, version, accepted_on, document, by_role from terms_acceptances where customer = $1",
            r => KeyValuePair.Create(r.GetString(0), new TermsAcceptance(r.GetString(1), r.Day(2), r.Text(3), r.Text(4), null)), stop, customer)).ToImmutableDictionary(StringComparer.OrdinalIgnoreCase);

    static string[] Named(TermsAcceptances all) => [.. all.ByReference.Where(a => a.Value.By is not null).Select(a => a.Key.ToUpperInvariant())];

    static Guid Customer(Account account) => BusinessKey.OfCustomer(Siren.Parse(account.Creditor)!.Value, account.Customer);
}

using System.Text.Json;
using Recouvrement.Invoicing.Accounts;
using Recouvrement.Invoicing.Domain.Customers;
using Recouvrement.Platform.EventStore;

namespace Recouvrement.Invoicing.Customers;

/// <summary>Customer accounts as they can be read.</summary>
static class CustomerTable
{
    public static async Task Show(Session session, IReadOnlyList<Shown<Customer>> changed, CancellationToken stop)
    {
        await session.Run(
            """
            insert into customers (id, creditor, number, kind, segment, language, payment_term, version, siren, siret, vat_number, country, legal_form, is_natural_person,
                                   customer_since, sales_person, owner, payer_profile, claim_law, claim_object, habits, parent, parent_siren, observed_payer, drift_since, drift_former_tenths, drift_recent_tenths, sector, region)
            select * from unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::bigint[], $9::text[], $10::text[], $11::text[], $12::text[], $13::text[], $14::boolean[],
                                 $15::date[], $16::text[], $17::text[], $18::text[], $19::text[], $20::text[], $21::text[]::jsonb[], $22::text[], $23::text[], $24::text[], $25::date[], $26::bigint[], $27::bigint[], $28::text[], $29::text[])
            on conflict (id) do update set kind = excluded.kind, segment = excluded.segment, language = excluded.language, payment_term = excluded.payment_term, version = excluded.version,
                siren = excluded.siren, siret = excluded.siret, vat_number = excluded.vat_number, country = excluded.country, legal_form = excluded.legal_form,
                is_natural_person = excluded.is_natural_person, customer_since = excluded.customer_since, sales_person = excluded.sales_person, owner = excluded.owner,
                payer_profile = excluded.payer_profile, claim_law = excluded.claim_law, claim_object = excluded.claim_object, habits = excluded.habits,
                parent = excluded.parent, parent_siren = excluded.parent_siren, observed_payer = excluded.observed_payer,
                drift_since = excluded.drift_since, drift_former_tenths = excluded.drift_former_tenths, drift_recent_tenths = excluded.drift_recent_tenths, sector = excluded.sector, region = excluded.region
            """, stop,
            changed.Column(c => c.Id), changed.Column(c => c.State.Account!.Creditor), changed.Column(c => c.State.Account!.Customer), changed.Column(c => Words.Of(c.State.Profile!.Kind)),
            changed.Column(c => c.State.Profile!.Segment), changed.Column(c => c.State.Profile!.Language), changed.Column(c => c.State.Profile!.PaymentTerm), changed.Column(c => c.Version),
            changed.Column(c => Identity(c).Siren), changed.Column(c => Identity(c).Siret), changed.Column(c => Identity(c).VatNumber), changed.Column(c => Identity(c).Country),
            changed.Column(c => Identity(c).LegalForm), changed.Column(c => Identity(c).IsNaturalPerson), changed.Column(c => Relation(c).CustomerSince), changed.Column(c => Relation(c).SalesPerson),
            changed.Column(c => Relation(c).Owner), changed.Column(c => Word(Relation(c).Payer)), changed.Column(c => Word(Relation(c).Law)), changed.Column(c => Word(Relation(c).Object)),
            changed.Column(c => c.State.Habits is { } habits ? JsonSerializer.Serialize(habits, EventJson.Options) : null), changed.Column(c => c.State.Parent?.Customer), changed.Column(c => c.State.Parent?.Siren),
            changed.Column(c => Word(c.State.Profile!.Observed)), changed.Column(c => c.State.Drift?.Since), changed.Column(c => c.State.Drift?.By.FormerTenths), changed.Column(c => c.State.Drift?.By.RecentTenths),
            changed.Column(c => c.State.Profile!.Sector), changed.Column(c => Relation(c).Region));
        await ShowPayers(session, [.. changed.Where(c => c.State.HasHadPayers)], stop);
    }

    static async Task ShowPayers(Session session, IReadOnlyList<Shown<Customer>> changed, CancellationToken stop)
    {
        if (changed.Count == 0) return;
        await session.Run("delete from customer_payers where debtor = any($1)", stop, changed.Column(c => c.Id));
        var rows = changed.SelectMany(c => c.State.Payers.Select(payer => (c.Id, c.State.Account!.Creditor, Payer: payer))).ToArray();
        await session.Run("insert into customer_payers (debtor, creditor, payer) select * from unnest($1::uuid[], $2::text[], $3::text[])", stop,
            Array.ConvertAll(rows, r => r.Id), Array.ConvertAll(rows, r => r.Creditor), Array.ConvertAll(rows, r => r.Payer));
    }

    static LegalIdentity Identity(Shown<Customer> customer) => customer.State.Profile!.Identity ?? LegalIdentity.Unknown;

    static Relation Relation(Shown<Customer> customer) => customer.State.Profile!.Relation ?? Domain.Customers.Relation.Unknown;

    static string? Word<TEnum>(TEnum? member) where TEnum : struct, Enum => member is { } one ? Words.Of(one) : null;
}

using Recouvrement.Platform.EventStore;

namespace Recouvrement.Platform.Tests.EventStore;

/// <summary>The tables are Marten 9's own (<c>../shared/event-store.md</c>), so that Marten and its tools open the same database.</summary>
public sealed class EventTablesTests(EventStoreDatabase fixture) : IClassFixture<EventStoreDatabase>
{
    [Fact]
    public async Task The_columns_stand_in_Martens_order_with_its_types_and_defaults()
    {
        Assert.Equal(
        [
            "id uuid not null",
            "type character varying",
            "version bigint",
            "timestamp timestamp with time zone not null default now()",
            "created timestamp with time zone not null default now()",
            "tenant_id character varying default '*DEFAULT*'::character varying",
            "is_archived boolean default false",
        ], await Columns("mt_streams"));
        Assert.Equal(
        [
            "seq_id bigint not null",
            "id uuid not null",
            "stream_id uuid",
            "version bigint not null",
            "data jsonb not null",
            "bdata bytea",
            "type character varying(500) not null",
            "timestamp timestamp with time zone not null default now()", // Marten's is a literal frozen on the day of the table's making
            "tenant_id character varying default '*DEFAULT*'::character varying",
            "mt_dotnet_type character varying",
            "correlation_id character varying",
            "causation_id character varying",
            "headers jsonb",
            "is_archived boolean default false",
        ], await Columns("mt_events"));
        Assert.Equal(
        [
            "name character varying not null",
            "last_seq_id bigint",
            "last_updated timestamp with time zone default transaction_timestamp()",
        ], await Columns("mt_event_progression"));
    }

    [Fact]
    public async Task Keys_and_indexes_bear_Martens_names()
    {
        Assert.Equal(
        [
            "fkey_mt_events_stream_id FOREIGN KEY (stream_id) REFERENCES mt_streams(id) ON DELETE CASCADE",
            "pk_mt_event_progression PRIMARY KEY (name)",
            "pkey_mt_events_seq_id PRIMARY KEY (seq_id)",
            "pkey_mt_streams_id PRIMARY KEY (id)",
        ], await Rows("select conname || ' ' || pg_get_constraintdef(oid) from pg_constraint where conrelid in ('mt_streams'::regclass, 'mt_events'::regclass, 'mt_event_progression'::regclass) order by conname"));
        Assert.Equal(
        [
            "pk_mt_event_progression (name) unique",
            "pk_mt_events_stream_and_version (stream_id, version) unique",
            "pkey_mt_events_seq_id (seq_id) unique",
            "pkey_mt_streams_id (id) unique",
        ], await Rows("""
            select c.relname || substring(pg_get_indexdef(i.indexrelid) from ' \(.*$') || case when i.indisunique then ' unique' else '' end
              from pg_index i join pg_class c on c.oid = i.indexrelid
             where i.indrelid in ('mt_streams'::regclass, 'mt_events'::regclass, 'mt_event_progression'::regclass) order by c.relname
            """));
    }

    [Fact]
    public async Task The_sequence_hands_out_one_number_at_a_time_and_belongs_to_its_column()
    {
        Assert.Equal(["bigint 1 1 1 false"], await Rows(
            "select data_type || ' ' || start_value || ' ' || increment_by || ' ' || cache_size || ' ' || cycle from pg_sequences where sequencename = 'mt_events_sequence' and schemaname = current_schema()"));
        Assert.Equal(["invoicing.mt_events_sequence"], await Rows("select pg_get_serial_sequence('mt_events', 'seq_id')"));
    }

    Task<List<string>> Columns(string table) => Rows("""
        select a.attname || ' ' || format_type(a.atttypid, a.atttypmod) || case when a.attnotnull then ' not null' else '' end || coalesce(' default ' || pg_get_expr(d.adbin, d.adrelid), '')
          from pg_attribute a left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
         where a.attrelid = $1::regclass and a.attnum > 0 and not a.attisdropped order by a.attnum
        """, table);

    async Task<List<string>> Rows(string sql, params object[] parameters)
    {
        await using var session = await Session.Open(fixture.Database.Source, default);
        return await session.Read(sql, row => row.GetString(0), default, parameters);
    }
}

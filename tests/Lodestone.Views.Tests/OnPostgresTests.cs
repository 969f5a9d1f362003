namespace Lodestone.Views.Tests;

// The same tests over PostgreSQL: they and their assertions are those of the classes that each of these goes on from.

/// <summary>See <see cref="AncestryTests"/>.</summary>
public sealed class AncestryOnPostgresTests(PostgresPlace place) : AncestryTests(place);

/// <summary>See <see cref="EventTests"/>.</summary>
public sealed class EventOnPostgresTests(PostgresPlace place) : EventTests(place);

/// <summary>See <see cref="HistoryTests"/>.</summary>
public sealed class HistoryOnPostgresTests(PostgresPlace place) : HistoryTests(place);

/// <summary>See <see cref="LineageTests"/>.</summary>
public sealed class LineageOnPostgresTests(PostgresPlace place) : LineageTests(place);

/// <summary>See <see cref="ListingTests"/>.</summary>
public sealed class ListingOnPostgresTests(PostgresPlace place) : ListingTests(place);

/// <summary>See <see cref="MassFlowTests"/>.</summary>
public sealed class MassFlowOnPostgresTests(PostgresPlace place) : MassFlowTests(place);

/// <summary>See <see cref="PassportTests"/>.</summary>
public sealed class PassportOnPostgresTests(PostgresPlace place) : PassportTests(place);

/// <summary>See <see cref="PublicShareTests"/>.</summary>
public sealed class PublicShareOnPostgresTests(PostgresPlace place) : PublicShareTests(place);

/// <summary>See <see cref="RedactionTests"/>.</summary>
public sealed class RedactionOnPostgresTests(PostgresPlace place) : RedactionTests(place);

/// <summary>See <see cref="SearchTests"/>.</summary>
public sealed class SearchOnPostgresTests(PostgresPlace place) : SearchTests(place);

/// <summary>See <see cref="StatementTests"/>.</summary>
public sealed class StatementOnPostgresTests(PostgresPlace place) : StatementTests(place);

/// <summary>See <see cref="ViewStoreTests"/>.</summary>
public sealed class ViewStoreOnPostgresTests(PostgresPlace place) : ViewStoreTests(place);

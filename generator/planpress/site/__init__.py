"""What each page shows: routes and views, complete and frozen, with no file and no markup."""

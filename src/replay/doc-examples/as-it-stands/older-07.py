# Expire the entry after a week so the table doesn't fill up with past users
set_key_expiration(key, str(( + timedelta(days=7)).timestamp()))

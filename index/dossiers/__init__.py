"""What is known of one name: counted from arrays, told in lines of the few texts that are shown."""

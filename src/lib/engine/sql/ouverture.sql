-- First statements of every connection: an extension would be fetched from the network.
SET autoinstall_known_extensions = false;
SET autoload_known_extensions = false;
